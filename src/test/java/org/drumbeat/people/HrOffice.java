package org.drumbeat.people;

import org.drumbeat.imports.ImportResult;
import org.springframework.beans.factory.BeanFactory;

/** Where people are imported, for tests of what follows from that in other packages. */
public final class HrOffice {

    /** HR, as whom these tests import. */
    static final Author HANA = new Author("hana", false, ChangeLog.Way.REST);

    /** An admin whom no file of these tests is about. */
    static final Author ADMIN = new Author("setup", true, ChangeLog.Way.REST);

    private final PeopleImport imports;

    public HrOffice(BeanFactory beans) {
        this.imports = beans.getBean(PeopleImport.class);
    }

    /** Imports these rows, in the order of columns that the import asks for. */
    public void importPeople(String... rows) {
        ImportResult result = imports.apply(PeopleFile.of(Spreadsheets.csv(rows)), HANA);
        if (result.isRefused()) {
            throw new AssertionError(result.errors());
        }
    }
}

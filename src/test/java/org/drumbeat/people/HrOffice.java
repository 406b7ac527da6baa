package org.drumbeat.people;

import org.drumbeat.imports.ImportResult;
import org.springframework.beans.factory.BeanFactory;

/** Where people are imported, for tests of what follows from that in other packages. */
public final class HrOffice {

    private final PeopleImport imports;

    public HrOffice(BeanFactory beans) {
        this.imports = beans.getBean(PeopleImport.class);
    }

    /** Imports these rows, in the order of columns that the import asks for. */
    public void importPeople(String... rows) {
        ImportResult result = imports.apply(PeopleFile.of(Spreadsheets.csv(rows)), false);
        if (result.isRefused()) {
            throw new AssertionError(result.errors());
        }
    }
}

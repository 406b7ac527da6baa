package org.drumbeat.people;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets up a made-up sales organisation in an empty database before anybody can log in, so that there is something to try.
 */
@Component
@ConditionalOnBooleanProperty("drumbeat.demo")
class DemoOrganisation implements SmartInitializingSingleton {

    private static final String EVERYBODYS_PASSWORD = "drumbeat";

    private final PersonRepository persons;
    private final JdbcAggregateOperations aggregates;
    private final EngineUsers engineUsers;
    private final List<DemoData> demoData;

    DemoOrganisation(
            PersonRepository persons,
            JdbcAggregateOperations aggregates,
            EngineUsers engineUsers,
            List<DemoData> demoData) {
        this.persons = persons;
        this.aggregates = aggregates;
        this.engineUsers = engineUsers;
        this.demoData = demoData;
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        if (persons.count() == 0) {
            aggregates.insertAll(people());
            engineUsers.followPeople(EVERYBODYS_PASSWORD);
        }
        demoData.forEach(DemoData::add);
    }

    /** The people of the demo, superiors before those who report to them. */
    static List<Person> people() {
        try (InputStream file = new ClassPathResource("demo/people.csv").getInputStream();
                CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            return lines.stream().map(DemoOrganisation::person).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo organisation cannot be read", e);
        }
    }

    private static Person person(NamedCsvRecord line) {
        return new Person(
                line.getField("id"),
                line.getField("name"),
                line.getField("email"),
                Role.of(line.getField("role")),
                field(line, "manager").orElse(null),
                field(line, "region").orElse(null),
                field(line, "territory").orElse(null),
                field(line, "hired_on").map(LocalDate::parse).orElse(null),
                field(line, "left_on").map(LocalDate::parse).orElse(null),
                null);
    }

    private static Optional<String> field(NamedCsvRecord line, String column) {
        return Optional.of(line.getField(column)).filter(value -> !value.isEmpty());
    }
}

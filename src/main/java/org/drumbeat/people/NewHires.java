package org.drumbeat.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Row;
import org.drumbeat.people.ChangeLog.Way;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a rep of somebody who has been hired, by the same checks as an import of people. */
@Service
public class NewHires {

    private final PersonRepository persons;
    private final PeopleImport imports;

    NewHires(PersonRepository persons, PeopleImport imports) {
        this.persons = persons;
        this.imports = imports;
    }

    /**
     * Somebody who begins.
     *
     * @param login letters and digits, nobody's yet
     * @param email where they are reached at work, null where that is not known yet
     * @param manager id of the person whom they report to
     * @param firstDay from when on they can log in
     */
    public record Hire(
            String login,
            String name,
            String email,
            String manager,
            String region,
            String territory,
            LocalDate firstDay) {}

    /** This login, or, if it is taken, the login with the first number after it that makes it free. */
    @Transactional(readOnly = true)
    public String freeLogin(String wish) {
        Set<String> taken = persons.idsLike(wish + "%");
        return Stream.concat(
                        Stream.of(wish),
                        IntStream.iterate(2, number -> number + 1).mapToObj(number -> wish + number))
                .filter(login -> !taken.contains(login.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Adds them with a login that opens on the first day.
     *
     * @param by whoever welcomes them
     * @throws Refusal where the login is taken, or something does not fit
     */
    @Transactional
    public void begin(Hire hire, String by) {
        persons.takeTurn();
        persons.findByIdIgnoringCase(hire.login()).ifPresent(taken -> {
            throw Refusal.conflict("The login “" + taken.id() + "” belongs to " + taken.name() + ": choose another.");
        });
        Row header = Row.of(1, PeopleCheck.COLUMNS.stream());
        ImportResult result = imports.apply(
                new PeopleFile(List.of(header, row(hire)), List.of(), List.of(), Map.of()),
                new Author(by, false, Way.WELCOME));
        if (result.isRefused()) {
            throw Refusal.invalid(
                    result.errors().stream().map(ImportResult.Problem::message).collect(Collectors.joining(" ")));
        }
    }

    /** As it would stand in a file of people. */
    private static Row row(Hire hire) {
        return Row.of(
                2,
                Stream.of(
                        hire.login(),
                        hire.name(),
                        hire.email(),
                        Role.REP.group(),
                        hire.manager(),
                        hire.region(),
                        hire.territory(),
                        Objects.toString(hire.firstDay(), null),
                        null));
    }
}

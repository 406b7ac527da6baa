package org.drumbeat.people;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.people.ChangeLog.Change;
import org.drumbeat.people.ChangeLog.Kind;
import org.drumbeat.workflow.OpenTasks;
import org.drumbeat.workflow.Processes;
import org.drumbeat.workflow.Refusal;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports a file of people, all of it or nothing: the table, the engine's users, and the open tasks of those who left or
 * whose reporting line changed, in one transaction. Whoever is not in the file stays as they are.
 */
@Service
class PeopleImport {

    private static final int BATCH = 1000;

    /** Begins what follows a departure on the diagram of people-changes; the import does not wait for it. */
    private static final String LEAVER_IMPORTED = "people.leaverImported";

    /** Likewise what follows a first day that is today. */
    private static final String NEWCOMER_ADDED = "people.newcomerAdded";

    private final PersonRepository persons;
    private final JdbcOperations jdbc;
    private final EngineUsers engineUsers;
    private final OpenTasks openTasks;
    private final Departures departures;
    private final Arrivals arrivals;
    private final PasswordLinks links;
    private final ChangeLog log;
    private final Processes processes;
    private final Clock clock;

    PeopleImport(
            PersonRepository persons,
            JdbcOperations jdbc,
            EngineUsers engineUsers,
            OpenTasks openTasks,
            Departures departures,
            Arrivals arrivals,
            PasswordLinks links,
            ChangeLog log,
            Processes processes,
            Clock clock) {
        this.persons = persons;
        this.jdbc = jdbc;
        this.engineUsers = engineUsers;
        this.openTasks = openTasks;
        this.departures = departures;
        this.arrivals = arrivals;
        this.links = links;
        this.log = log;
        this.processes = processes;
        this.clock = clock;
    }

    /** Says what {@link #apply} would do, without doing it. */
    @Transactional(readOnly = true)
    ImportResult tryOut(PeopleFile file, Author author) {
        return changes(file, everybody(), author, LocalDate.now(clock)).result();
    }

    /**
     * Imports the file, or nothing if there is any error in it.
     *
     * @param author whose file it is
     * @throws Refusal where somebody else changed people, or a task that is to be handed over, at the same moment
     */
    @Transactional
    ImportResult apply(PeopleFile file, Author author) {
        // One import at a time: two that are each correct could together form a circle.
        persons.takeTurn();
        LocalDate today = LocalDate.now(clock);
        Map<String, Person> before = everybody();
        Changes changes = changes(file, before, author, today);
        if (!changes.result().isRefused() && !changes.areNone()) {
            Collection<String> formerLine = changes.formerLine(before);
            Collection<String> ofTheLine = openTasks.ofTheLine(formerLine);
            insert(changes.created());
            update(changes.updated());
            log.add(changes.inDetail(), author.id(), author.way());
            departures.forgetWhoCameBack(today);
            arrivals.note(changes.newcomers(today), clock.instant());
            engineUsers.followPeople(author);
            links.invite(changes.invited(today), author);
            openTasks.handOver(changes.leavers(today));
            openTasks.followTheLine(ofTheLine);
            openTasks.takeFromWhomTheyAreNoLongerFor(formerLine);
            if (changes.somebodyLeft(today)) {
                processes.beginWherePossible(LEAVER_IMPORTED);
            }
            if (changes.somebodyBegins(today)) {
                processes.beginWherePossible(NEWCOMER_ADDED);
            }
        }
        return changes.result();
    }

    private Changes changes(PeopleFile file, Map<String, Person> known, Author author, LocalDate today) {
        return Changes.of(file, known, PeopleCheck.of(file, known, author, today, clock.getZone(), engineUsers::those));
    }

    private Map<String, Person> everybody() {
        return persons.findAll().stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Not by the repository, which sends one statement per person, or spends longer on a batch than the database does. */
    private void insert(List<Person> people) {
        jdbc.batchUpdate("""
                insert into person (name, email, role, manager_id, region, territory, hired_on, left_on, id, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""", people, BATCH, PeopleImport::fill);
    }

    private void update(List<Person> people) {
        ReadOnce.forget();
        int[][] updated = jdbc.batchUpdate("""
                update person set name = ?, email = ?, role = ?, manager_id = ?, region = ?, territory = ?,
                                  hired_on = ?, left_on = ?, version = version + 1
                where id = ? and version = ?""", people, BATCH, (row, person) -> {
            fill(row, person);
            row.setInt(10, person.version());
        });
        boolean allThere = Arrays.stream(updated).flatMapToInt(Arrays::stream).allMatch(rows -> rows == 1);
        if (!allThere) {
            throw Refusal.conflict(
                    "Somebody else changed people at the same moment, so nothing was imported. Try again.");
        }
    }

    private static void fill(PreparedStatement row, Person person) throws SQLException {
        row.setString(1, person.name());
        row.setString(2, person.email());
        row.setString(3, person.role().group());
        row.setString(4, person.managerId());
        row.setString(5, person.region());
        row.setString(6, person.territory());
        row.setObject(7, person.hiredOn(), Types.DATE);
        row.setObject(8, person.leftOn(), Types.DATE);
        row.setString(9, person.id());
    }

    /** What is to change, worked out before anything is written. */
    private record Changes(List<Person> created, List<Person> updated, List<Person> replaced, ImportResult result) {

        static Changes of(PeopleFile file, Map<String, Person> known, PeopleCheck.Checked checked) {
            int rows = Math.max(0, file.rows().size() - 1);
            if (!checked.problems().isEmpty()) {
                return new Changes(
                        List.of(),
                        List.of(),
                        List.of(),
                        ImportResult.refused(rows, checked.problems(), checked.warnings()));
            }
            List<Person> created = checked.people().stream()
                    .filter(person -> !known.containsKey(person.id()))
                    .toList();
            List<Person> updated = checked.people().stream()
                    .filter(person -> known.containsKey(person.id()))
                    .filter(person -> !person.equals(known.get(person.id())))
                    .toList();
            return new Changes(
                    superiorsFirst(created),
                    updated,
                    updated.stream().map(person -> known.get(person.id())).toList(),
                    new ImportResult(
                            rows,
                            created.size(),
                            updated.size(),
                            rows - created.size() - updated.size(),
                            null,
                            List.of(),
                            checked.warnings()));
        }

        boolean areNone() {
            return created.isEmpty() && updated.isEmpty();
        }

        /** Sorted so that everybody's manager comes before them. */
        private static List<Person> superiorsFirst(List<Person> people) {
            Map<String, Person> waiting = new LinkedHashMap<>();
            people.forEach(person -> waiting.put(person.id(), person));
            List<Person> ordered = new ArrayList<>();
            for (Person person : people) {
                Deque<Person> line = new ArrayDeque<>();
                for (Person next = person; next != null && waiting.remove(next.id()) != null; ) {
                    line.push(next);
                    next = waiting.get(next.managerId());
                }
                ordered.addAll(line);
            }
            return ordered;
        }

        /** Those in the file who are no longer here. */
        List<String> leavers(LocalDate today) {
            return updated.stream()
                    .filter(person -> person.leftBy(today))
                    .map(Person::id)
                    .toList();
        }

        /** Whether somebody who was here until now, or was to be, no longer is. */
        boolean somebodyLeft(LocalDate today) {
            return IntStream.range(0, updated.size())
                    .anyMatch(i ->
                            updated.get(i).leftBy(today) && !replaced.get(i).leftBy(today));
        }

        /** Whose first day is today or still to come. */
        List<String> newcomers(LocalDate today) {
            return created.stream()
                    .filter(person ->
                            person.hiredOn() != null && !person.hiredOn().isBefore(today))
                    .map(Person::id)
                    .toList();
        }

        /** Whether the first day of somebody who was added is today. */
        boolean somebodyBegins(LocalDate today) {
            return created.stream().anyMatch(person -> today.equals(person.hiredOn()));
        }

        /** Everybody who is here or will be, and who can be reached only now or is coming back to a new login. */
        List<Person> invited(LocalDate today) {
            return Stream.concat(
                            created.stream(),
                            IntStream.range(0, updated.size())
                                    .filter(i -> replaced.get(i).email() == null
                                            || replaced.get(i).leftBy(today))
                                    .mapToObj(updated::get))
                    .filter(person -> person.email() != null && !person.leftBy(today))
                    .toList();
        }

        /** For the log. */
        List<Change> inDetail() {
            List<Change> all = new ArrayList<>();
            created.forEach(person -> compare(null, person, all));
            IntStream.range(0, updated.size()).forEach(i -> compare(replaced.get(i), updated.get(i), all));
            return all;
        }

        private static void compare(Person before, Person now, List<Change> all) {
            compare(before, now, Kind.ROLE, person -> person.role().group(), all);
            compare(before, now, Kind.MANAGER, Person::managerId, all);
            compare(before, now, Kind.EMAIL, Person::email, all);
            compare(before, now, Kind.HIRED_ON, Person::hiredOn, all);
            compare(before, now, Kind.LEFT_ON, Person::leftOn, all);
        }

        private static void compare(
                Person before, Person now, Kind kind, Function<Person, Object> value, List<Change> all) {
            String from = before == null ? null : Objects.toString(value.apply(before), null);
            String to = Objects.toString(value.apply(now), null);
            if (!Objects.equals(from, to)) {
                all.add(new Change(now.id(), kind, from, to));
            }
        }

        /** Whoever {@code people} may have named until now in somebody else's place: everybody whose place changes. */
        Set<String> formerLine(Map<String, Person> before) {
            Set<String> line = new LinkedHashSet<>();
            for (int i = 0; i < updated.size(); i++) {
                if (isElsewhere(replaced.get(i), updated.get(i))) {
                    Person next = replaced.get(i);
                    while (next != null && line.add(next.id())) {
                        next = before.get(next.managerId());
                    }
                }
            }
            return line;
        }

        private static boolean isElsewhere(Person before, Person now) {
            return !Objects.equals(before.managerId(), now.managerId())
                    || before.role() != now.role()
                    || !Objects.equals(before.hiredOn(), now.hiredOn())
                    || !Objects.equals(before.leftOn(), now.leftOn());
        }
    }
}

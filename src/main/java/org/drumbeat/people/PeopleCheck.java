package org.drumbeat.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.imports.Alike;
import org.drumbeat.imports.Columns;
import org.drumbeat.imports.Dates;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Row;
import org.drumbeat.text.EmailAddress;
import org.drumbeat.text.Text;

/**
 * Checks the rows of a file against each other and against the known people, and turns them into people. It reports
 * everything that is wrong at once, so that a file can be fixed in one go.
 */
final class PeopleCheck {

    static final List<String> COLUMNS =
            List.of("id", "name", "email", "role", "manager", "region", "territory", "hired_on", "left_on");

    /** What other systems call our columns. */
    static final Map<String, List<String>> LIKELY = likely();

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int LONGEST_CIRCLE = 10;
    private static final int MOST_PROBLEMS = 1000;

    /** The roles whose superior reads what they write, and so must be somebody who leads. */
    private static final Set<Role> LED = EnumSet.of(Role.REP, Role.MANAGER, Role.LEADER);

    /** Names that mean somebody to a door but are not engine users. */
    private static final Set<String> SYSTEMS = Set.of("scrape");

    private final Map<String, Person> known;
    private final Author author;
    private final LocalDate today;
    private final Map<String, String> knownSpellings;

    /** What another system's file says in words of its own; empty where the file is ours. */
    private final Optional<Foreign> foreign;

    private Columns columns;

    /** By the id in lower case: two people whose logins differ in that alone would be mistaken for each other. */
    private final Map<String, Integer> rowsById = new HashMap<>();

    /** As they are written, including those that cannot be an id: reporting to one of them is not a second mistake. */
    private final Set<String> ids = new HashSet<>();

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Person> people = new ArrayList<>();
    private final List<ImportResult.Problem> problems = new ArrayList<>();
    private final List<ImportResult.Problem> warnings = new ArrayList<>();

    /** Reads another system's whole file beforehand: what one row means may depend on others. */
    private static final class Foreign {

        private final Map<String, Person> known;
        private final Dates dates;
        private final Set<String> ids = new HashSet<>();
        private final Map<String, Set<String>> idsByName = new HashMap<>();
        private boolean saysNoRole = true;

        Foreign(Map<String, Person> known, ZoneId zone) {
            this.known = known;
            this.dates = new Dates(null, zone, FIRST_DAY, LAST_DAY);
        }

        void read(
                List<Row> rows,
                Columns columns,
                List<ImportResult.Problem> problems,
                List<ImportResult.Problem> warnings) {
            known.values().forEach(person -> add(person.id(), person.name()));
            for (Row row : rows.subList(1, rows.size())) {
                String id = columns.cell(row, "id");
                String name = columns.cell(row, "name");
                if (id != null && name != null) {
                    ids.add(id);
                    add(id, name);
                }
                String role = columns.cell(row, "role");
                saysNoRole &= role == null || Role.ofGroup(lower(role)).isEmpty();
                for (String column : List.of("hired_on", "left_on")) {
                    String cell = columns.cell(row, column);
                    if (cell != null) {
                        dates.read(row.number(), column, cell);
                    }
                }
            }
            dates.conclude("write them like 2027-03-31", problems::add, warnings::add);
            if (saysNoRole) {
                problems.add(new ImportResult.Problem(
                        rows.get(0).number(),
                        "role",
                        "This file does not say who is what in Drumbeat; a job title does not say it. Add a column"
                                + " “role” with rep, manager, leader, hr or admin in every row."));
            }
        }

        private void add(String id, String name) {
            idsByName.computeIfAbsent(Alike.key(name), any -> new HashSet<>()).add(id);
        }

        /** Ids of the people with this name; none where it is an id. */
        Set<String> called(String name) {
            boolean isId = known.containsKey(name) || ids.contains(name);
            return isId ? Set.of() : idsByName.getOrDefault(Alike.key(name), Set.of());
        }

        Dates dates() {
            return dates;
        }

        boolean saysNoRole() {
            return saysNoRole;
        }
    }

    /** A person as they will be, even where something in the row is wrong. */
    private record Line(Row row, Person person) {}

    private PeopleCheck(Map<String, Person> known, Author author, LocalDate today, Optional<Foreign> foreign) {
        this.known = known;
        this.foreign = foreign;
        this.author = author;
        this.today = today;
        this.knownSpellings =
                known.keySet().stream().collect(Collectors.toMap(PeopleCheck::lower, id -> id, (a, b) -> a));
    }

    /**
     * What a file says.
     *
     * @param people as they will be, in the order of the file; known people with their version
     * @param problems in the order of the rows; if there are any, some people are missing
     * @param warnings in the order of the rows
     */
    record Checked(List<Person> people, List<ImportResult.Problem> problems, List<ImportResult.Problem> warnings) {}

    /**
     * @param known everybody, by id
     * @param author whose file it is: only an admin makes and unmakes admins, and nobody changes their own role or line
     * @param zone in which a moment becomes a day
     * @param logins those of these ids that are logins in the engine: an unknown person who has one is a system
     */
    static Checked of(
            PeopleFile file,
            Map<String, Person> known,
            Author author,
            LocalDate today,
            ZoneId zone,
            Function<Collection<String>, Set<String>> logins) {
        Optional<Foreign> foreign = file.columns().isEmpty() ? Optional.empty() : Optional.of(new Foreign(known, zone));
        PeopleCheck check = new PeopleCheck(known, author, today, foreign);
        check.problems.addAll(file.problems());
        check.warnings.addAll(file.warnings());
        if (check.header(file.rows())) {
            foreign.ifPresent(other -> other.read(file.rows(), check.columns, check.problems, check.warnings));
            file.rows().stream().skip(1).forEach(check::row);
            check.requireKnownManagers();
            check.requireSuperiorsWhoLead();
            check.requireNoCircles();
            check.requireNoSystems(logins);
            check.warnOfSharedAddresses();
            if (author.isAdmin()) {
                check.requireAnAdminLeft();
            }
        }
        check.problems.sort(Comparator.comparingInt(ImportResult.Problem::row));
        check.warnings.sort(Comparator.comparingInt(ImportResult.Problem::row));
        return new Checked(
                check.people,
                first(check.problems),
                check.warnings.stream().limit(MOST_PROBLEMS).toList());
    }

    /** A file with more has the same problem in every row; the last sentence says how many there are. */
    private static List<ImportResult.Problem> first(List<ImportResult.Problem> problems) {
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        List<ImportResult.Problem> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        first.add(new ImportResult.Problem(
                first.get(MOST_PROBLEMS - 1).row(),
                null,
                "These are the first %,d of %,d errors: correct them, they may well have one cause, and try again."
                        .formatted(MOST_PROBLEMS, problems.size())));
        return first;
    }

    private boolean header(List<Row> rows) {
        if (rows.isEmpty()) {
            problems.add(Columns.noHeader(COLUMNS));
            return false;
        }
        columns = Columns.of(rows.get(0), "people", COLUMNS, List.of(), LIKELY, problems::add)
                .orElse(null);
        return columns != null;
    }

    private static Map<String, List<String>> likely() {
        Map<String, List<String>> likely = new LinkedHashMap<>();
        likely.put(
                "id",
                List.of("login", "user name", "user id", "employee #", "employee id", "employee number", "worker id"));
        likely.put("name", List.of("full name", "display name", "employee name", "worker", "legal name", "last name"));
        likely.put(
                "email", List.of("work email", "email address", "business email", "primary work email", "email work"));
        // Job titles are left out: they say what somebody is called, not what they may read and do here.
        likely.put("role", List.of("user role", "access role", "role name"));
        likely.put(
                "manager",
                List.of("reporting to", "reports to", "manager id", "supervisor", "manager name", "worker's manager"));
        likely.put("region", List.of("location", "office", "work location", "division"));
        likely.put("territory", List.of("area", "district", "sales territory"));
        likely.put("hired_on", List.of("hire date", "start date", "date of hire", "original hire date"));
        likely.put("left_on", List.of("termination date", "end date", "last day", "last day of work"));
        return likely;
    }

    private void row(Row row) {
        int before = problems.size();
        columns.fit(row, problems::add);
        Role role = role(row);
        String id = id(row, role);
        String name = text(row, "name", 200);
        String email = email(row);
        String manager = manager(row);
        String region = text(row, "region", 100);
        String territory = text(row, "territory", 100);
        LocalDate hiredOn = day(row, "hired_on");
        LocalDate leftOn = day(row, "left_on");
        require(row, "name", name);
        if (hiredOn != null && leftOn != null && leftOn.isBefore(hiredOn)) {
            problem(row, "left_on", "The day of leaving is before the day of hiring.");
        }
        if (id == null) {
            return;
        }
        Person now = known.get(id);
        Integer version = now == null ? null : now.version();
        Person person = new Person(id, name, email, role, manager, region, territory, hiredOn, leftOn, version);
        lines.put(id, new Line(row, person));
        requireRight(row, now, person);
        requireOwnPlaceKept(row, now, person);
        requireNoSystem(row, now, person);
        if (problems.size() == before) {
            people.add(person);
        }
    }

    /** The id, if it is valid and in no earlier row. */
    private String id(Row row, Role role) {
        String id = text(row, "id", 64);
        if (!require(row, "id", id)) {
            return null;
        }
        ids.add(id);
        String problem = Person.whyNoLogin(id).orElse(null);
        Integer first = rowsById.putIfAbsent(lower(id), row.number());
        String spelling = knownSpellings.getOrDefault(lower(id), id);
        if (problem == null && isAnotherRole(id, role)) {
            problem = "“" + id + "” cannot be a login: it is the name of a role.";
        }
        if (problem == null && first != null) {
            problem = "“" + id + "” is in row " + first + " already: everybody has one row.";
        }
        if (problem == null && !spelling.equals(id)) {
            problem = "“" + id + "” is known as “" + spelling + "”: write it the same way.";
        }
        if (problem == null) {
            return id;
        }
        problem(row, "id", problem);
        return null;
    }

    /**
     * A new login that is also the name of a group would be mistaken for it; only the system that hands in applications has
     * such a name. Anybody who already has such a login, like the first admin, keeps it.
     */
    private boolean isAnotherRole(String id, Role role) {
        return !knownSpellings.containsKey(lower(id))
                && Arrays.stream(Role.values()).anyMatch(any -> any.group().equals(lower(id)))
                && !(role == Role.INTAKE && id.equals(Role.INTAKE.group()));
    }

    /** The manager's id or, in another system's file, their name if only one person has it. */
    private String manager(Row row) {
        String cell = columns.cell(row, "manager");
        Set<String> called = cell == null
                ? Set.of()
                : foreign.map(other -> other.called(cell)).orElse(Set.of());
        if (called.size() > 1) {
            problem(
                    row,
                    "manager",
                    "“" + Row.shortened(cell) + "” is the name of " + called.size()
                            + " people: write the id of the one who is meant.");
            return null;
        }
        return called.isEmpty() ? text(row, "manager", 64) : called.iterator().next();
    }

    private Role role(Row row) {
        if (foreign.filter(Foreign::saysNoRole).isPresent()) {
            return null;
        }
        String role = text(row, "role", 64);
        if (!require(row, "role", role)) {
            return null;
        }
        try {
            return Role.of(lower(role));
        } catch (IllegalArgumentException unknown) {
            problem(row, "role", unknown.getMessage());
            return null;
        }
    }

    /**
     * An admin may change everything, so HR must not make anybody an admin, themselves included, nor remove those who are.
     */
    private void requireRight(Row row, Person now, Person toBe) {
        if (author.isAdmin()) {
            return;
        }
        if (!isAdmin(now) && isAdmin(toBe)) {
            problem(row, "role", "Only an admin makes somebody an admin: have an admin import this row.");
        }
        changesOfAdmin(now, toBe)
                .forEach(column -> problem(
                        row,
                        column,
                        "Only an admin changes “" + column + "” of an admin: have an admin import this row."));
    }

    /**
     * Role and line decide what people may read of what others wrote, so nobody changes their own or gives themselves a
     * second login.
     */
    private void requireOwnPlaceKept(Row row, Person now, Person toBe) {
        if (!author.id().equals(toBe.id())) {
            String own = known.containsKey(author.id()) ? known.get(author.id()).email() : null;
            boolean isChanged = now == null || !sameAddress(now.email(), toBe.email());
            if (own != null && isChanged && sameAddress(own, toBe.email())) {
                problem(row, "email", "This is your own e-mail address: nobody has two logins.");
            }
            return;
        }
        if (now != null && toBe.role() != null && now.role() != toBe.role()) {
            problem(row, "role", "Nobody changes their own role: have somebody else import this row.");
        }
        if (now != null && !Objects.equals(now.managerId(), toBe.managerId())) {
            problem(
                    row,
                    "manager",
                    "Nobody changes whom they report to themselves: have somebody else import this row.");
        }
    }

    /** A system reports to nobody, never becomes a person, and no person becomes a system. */
    private void requireNoSystem(Row row, Person now, Person toBe) {
        boolean isSystem = toBe.role() == Role.INTAKE;
        if (now != null && toBe.role() != null && isSystem != (now.role() == Role.INTAKE)) {
            problem(
                    row,
                    "role",
                    isSystem
                            ? "“intake” is a system and no person: give it a login of its own."
                            : "“" + toBe.id() + "” is a system and no person: its role stays “intake”.");
        } else if (isSystem && toBe.managerId() != null) {
            problem(row, "manager", "“" + toBe.id() + "” is a system and reports to nobody: leave “manager” empty.");
        }
    }

    /** A login that is in the engine but not in the table of people belongs to another system, with rights of its own. */
    private void requireNoSystems(Function<Collection<String>, Set<String>> logins) {
        List<String> added =
                lines.keySet().stream().filter(id -> !known.containsKey(id)).toList();
        Set<String> taken = logins.apply(added);
        added.stream()
                .filter(id -> taken.contains(id) || SYSTEMS.contains(lower(id)))
                .forEach(id -> problem(
                        lines.get(id).row(),
                        "id",
                        "“" + id + "” is the login of a system, which is no person: choose another."));
    }

    /** Checks the line as it will be, even where only the superior is in the file. */
    private void requireSuperiorsWhoLead() {
        lines.forEach((id, line) -> {
            Person superior = toBe(line.person().managerId());
            if (isLed(line.person())
                    && superior != null
                    && superior != line.person()
                    && superior.role() != null
                    && !leads(superior)) {
                problem(line.row(), "manager", mustLead(line.person(), superior));
            }
        });
        known.values().stream()
                .filter(person -> isLed(person) && !lines.containsKey(person.id()))
                .forEach(person -> {
                    Line superior = lines.get(person.managerId());
                    if (superior != null
                            && superior.person().role() != null
                            && !leads(superior.person())
                            && known.get(person.managerId()) != null
                            && leads(known.get(person.managerId()))) {
                        problem(
                                superior.row(),
                                "role",
                                person.name() + " reports to "
                                        + superior.person().name() + ": first give " + person.name()
                                        + " another manager, or in this file.");
                    }
                });
    }

    private boolean isLed(Person person) {
        return LED.contains(person.role()) && !person.leftBy(today);
    }

    private static boolean leads(Person person) {
        return person.role() == Role.MANAGER || person.role() == Role.LEADER;
    }

    private static String mustLead(Person person, Person superior) {
        return superior.name() + " is " + superior.role().withArticle() + ": "
                + person.role().withArticle() + " reports to a manager or a leader.";
    }

    /** A person as they will be: from the file, or unchanged if they are not in it. */
    private Person toBe(String id) {
        Line line = id == null ? null : lines.get(id);
        return line != null ? line.person() : id == null ? null : known.get(id);
    }

    /** Two people with one address read each other’s mail; that may be intended, as at a shared desk. */
    private void warnOfSharedAddresses() {
        Map<String, List<Person>> byAddress = new HashMap<>();
        Stream.concat(
                        known.values().stream().filter(person -> !lines.containsKey(person.id())),
                        lines.values().stream().map(Line::person))
                .filter(person -> person.email() != null && !person.leftBy(today))
                .forEach(person -> byAddress
                        .computeIfAbsent(lower(person.email()), any -> new ArrayList<>())
                        .add(person));
        lines.forEach((id, line) -> {
            String email = line.person().email();
            if (email != null && !line.person().leftBy(today)) {
                byAddress.get(lower(email)).stream()
                        .filter(other -> !other.id().equals(id))
                        .findFirst()
                        .ifPresent(other -> warnings.add(new ImportResult.Problem(
                                line.row().number(),
                                "email",
                                "“" + Row.shortened(email) + "” is also the address of "
                                        + Row.shortened(other.name()) + " (" + other.id()
                                        + "): each would read the other’s mails.")));
            }
        });
    }

    private static boolean sameAddress(String one, String other) {
        return one == null ? other == null : one.equalsIgnoreCase(other);
    }

    /** The columns that would make an admin stop being one, or be one on different days; not an unreadable role. */
    private static List<String> changesOfAdmin(Person now, Person toBe) {
        List<String> columns = new ArrayList<>();
        if (isAdmin(now)) {
            if (toBe.role() != null && !isAdmin(toBe)) {
                columns.add("role");
            }
            if (!Objects.equals(now.hiredOn(), toBe.hiredOn())) {
                columns.add("hired_on");
            }
            if (!Objects.equals(now.leftOn(), toBe.leftOn())) {
                columns.add("left_on");
            }
        }
        return columns;
    }

    private static boolean isAdmin(Person person) {
        return person != null && person.role() == Role.ADMIN;
    }

    /**
     * Without an admin nobody could ever make another: there must be one left today and on every future day when an admin
     * leaves.
     */
    private void requireAnAdminLeft() {
        Map<String, Person> toBe = new HashMap<>(known);
        lines.forEach((id, line) -> toBe.put(id, line.person()));
        boolean someDayNobody = Stream.concat(
                        Stream.of(today),
                        toBe.values().stream()
                                .filter(PeopleCheck::isAdmin)
                                .map(Person::leftOn)
                                .filter(day -> day != null && day.isAfter(today)))
                .anyMatch(day -> hasAdmin(known, day) && !hasAdmin(toBe, day));
        if (someDayNobody) {
            lines.forEach(
                    (id, line) -> changesOfAdmin(known.get(id), line.person())
                            .forEach(
                                    column -> problem(
                                            line.row(),
                                            column,
                                            "Nobody would be an admin any longer: make somebody else an admin first, or in this file.")));
        }
    }

    private static boolean hasAdmin(Map<String, Person> people, LocalDate day) {
        return people.values().stream().anyMatch(person -> isAdmin(person) && person.presentOn(day));
    }

    private LocalDate day(Row row, String column) {
        String cell = columns.cell(row, column);
        Optional<LocalDate> read = cell == null
                ? Optional.empty()
                : foreign.flatMap(other -> other.dates().read(row.number(), column, cell))
                        .map(Dates.Day::day);
        if (read.isPresent()) {
            return read.get();
        }
        try {
            LocalDate day = cell == null ? null : LocalDate.parse(cell);
            if (day == null || !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                return day;
            }
        } catch (DateTimeException e) {
            // The same sentence as for an implausible day.
        }
        problem(row, column, "“" + Row.shortened(cell) + "” is no date such as 2027-03-31.");
        return null;
    }

    /** A text that is too long is cut: it may appear in the sentences about everybody who reports to that person. */
    private String text(Row row, String column, int longest) {
        String cell = columns.cell(row, column);
        if (cell == null || cell.length() <= longest) {
            return cell;
        }
        problem(row, column, "“" + column + "” can have at most " + longest + " characters.");
        return cell.substring(0, longest);
    }

    /**
     * Spelled as mails are sent to it, since another spelling of the same address would count as a change at every import.
     */
    private String email(Row row) {
        String cell = text(row, "email", 200);
        if (cell == null || Text.line(cell).problem().isPresent()) {
            // What is wrong with it as a text has already been reported.
            return cell;
        }
        EmailAddress address = EmailAddress.of(cell);
        address.problem()
                .ifPresent(problem -> problem(
                        row,
                        "email",
                        "“" + Row.shortened(cell) + "” " + (address.isNone() ? "is no e-mail address." : problem)));
        return address.value();
    }

    private boolean require(Row row, String column, String cell) {
        if (cell == null) {
            problem(row, column, "“" + column + "” is missing.");
        }
        return cell != null;
    }

    private void requireKnownManagers() {
        lines.forEach((id, line) -> {
            String manager = line.person().managerId();
            if (manager != null && !known.containsKey(manager) && !ids.contains(manager)) {
                problem(
                        line.row(),
                        "manager",
                        "Nobody has the id “" + Row.shortened(manager)
                                + "”: add a row for them, or correct the manager.");
            }
        });
    }

    /** Checks the line as it will be, of people in the file and of those who are not. */
    private void requireNoCircles() {
        Set<String> seen = new HashSet<>();
        for (String start : lines.keySet()) {
            List<String> path = new ArrayList<>();
            String next = start;
            while (next != null && seen.add(next)) {
                path.add(next);
                next = managerOf(next);
            }
            if (next != null && path.contains(next)) {
                reportCircle(path.subList(path.indexOf(next), path.size()));
            }
        }
    }

    private void reportCircle(List<String> circle) {
        String sentence = circle.stream().limit(LONGEST_CIRCLE).collect(Collectors.joining(" reports to "))
                + (circle.size() > LONGEST_CIRCLE ? " … reports to " : " reports to ") + circle.get(0)
                + ": nobody can be their own superior.";
        circle.stream()
                .map(lines::get)
                .filter(Objects::nonNull)
                .forEach(line -> problem(line.row(), "manager", sentence));
    }

    private String managerOf(String id) {
        Line line = lines.get(id);
        Person now = known.get(id);
        return line != null ? line.person().managerId() : now == null ? null : now.managerId();
    }

    private void problem(Row row, String column, String sentence) {
        problems.add(new ImportResult.Problem(row.number(), column, sentence));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Workbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.annotation.Transactional;

/** Every test imports into the demo organisation, and rolls back what it did to people and engine. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LARGE_IMPORTS},
        statementsOf = PeopleImport.class)
@Transactional
class PeopleImportTest {

    @Autowired
    private PeopleImport imports;

    @Autowired
    private PersonRepository persons;

    @Autowired
    private JdbcAggregateOperations aggregates;

    @Autowired
    private IdentityService identityService;

    @Test
    void takesTextsAsTheyLookAndAddressesAsMailServersKnowThem() {
        ImportResult result = apply("tom,\ufeffBjo\u0308rn\u00a0\u200b,jo@ex\u00e4mple.de,rep,marco,,,,");

        assertThat(result.errors()).isEmpty();
        assertThat(person("tom").name()).isEqualTo("Bj\u00f6rn");
        assertThat(person("tom").email()).isEqualTo("jo@xn--exmple-cua.de");
    }

    @Test
    void refusesTextsThatDeceiveAndAddressesThatAreNone() {
        ImportResult result = apply(
                "tom,To\u202em,mailto:x@y.org,rep,marco,,,,",
                "tim,Tim,x@y.org;,rep,marco,,,,",
                "tia,Tia,<x@y.org>,rep,marco,,,,",
                "ted,Ted,x@a..b.org,rep,marco,,,,",
                "tam,Tam,x@y.org.,rep,marco,,,,",
                "tod,\u3164,j\u00f6@y.org,rep,marco,,,,");

        assertThat(result.errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::column, ImportResult.Problem::message)
                .containsExactlyInAnyOrder(
                        tuple(
                                2,
                                "name",
                                "“name” holds an invisible character that turns the order of letters round (U+202E):"
                                        + " delete it, or type the text again."),
                        tuple(2, "email", "“mailto:x@y.org” is no e-mail address."),
                        tuple(3, "email", "“x@y.org;” is no e-mail address."),
                        tuple(4, "email", "“<x@y.org>” is no e-mail address."),
                        tuple(5, "email", "“x@a..b.org” is no e-mail address."),
                        tuple(6, "email", "“x@y.org.” is no e-mail address."),
                        tuple(7, "name", "“name” is missing."),
                        tuple(
                                7,
                                "email",
                                "“j\u00f6@y.org” has letters before the @ that most mail servers do not take: use an address"
                                        + " with plain letters there."));
    }

    @Test
    void takesNoLineBreakWithinACellAsFormsTakeNone() {
        List<Person> before = persons.findAll();

        ImportResult result =
                apply(file("\"id\",name,\"ema\nil\",email,role,manager,region,territory,hired_on,left_on\n"));
        assertThat(result.errors()).extracting(ImportResult.Problem::message).anyMatch(say -> say.contains("“ema il”"));
        result = apply("\"tim\",\"Tim\nTester\",\"t@y.org\nx\",rep,marco,,\"South\tWest\",,", "tom,Tom,,rep,marco,,,,");

        assertThat(result.errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::column, ImportResult.Problem::message)
                .containsExactlyInAnyOrder(
                        tuple(2, "name", "“name” must be one line: remove the line break in it."),
                        tuple(2, "email", "“email” must be one line: remove the line break in it."),
                        tuple(2, "territory", "“territory” must be one line: remove the tab in it."));
        assertThat(persons.findAll()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void addsChangesAndLeavesAsTheyAre() {
        ImportResult result = apply(
                "tom,Tom Tester,tom@example.com,rep,tessa,North,Bemidji,2026-01-15,",
                "tessa,Tessa Tester,tessa@example.com,manager,vera,North,,2026-01-15,",
                "rosa,Rosa Delgado Ruiz,rosa@example.com,rep,tessa,North,Minneapolis,2021-03-15,",
                "raj,Raj Malhotra,raj@example.com,rep,marco,North,Milwaukee,2019-08-05,");

        assertThat(result).isEqualTo(new ImportResult(4, 2, 1, 1, List.of()));
        assertThat(person("tom"))
                .isEqualTo(new Person(
                        "tom",
                        "Tom Tester",
                        "tom@example.com",
                        Role.REP,
                        "tessa",
                        "North",
                        "Bemidji",
                        LocalDate.of(2026, 1, 15),
                        null,
                        0));
        assertThat(person("rosa").name()).isEqualTo("Rosa Delgado Ruiz");
        assertThat(person("rosa").managerId()).isEqualTo("tessa");
        assertThat(persons.count())
                .as("nobody is removed by not being in the file")
                .isEqualTo(37);
        assertThat(user("rosa").getLastName()).isEqualTo("Ruiz");
        assertThat(identityService.checkPassword("rosa", "drumbeat")).isTrue();
        assertThat(user("tessa").getFirstName()).isEqualTo("Tessa");
        assertThat(groups("tessa")).containsExactly("manager");
    }

    @Test
    void changesNothingTheSecondTime() {
        String[] rows = {
            "tom,Tom Tester,,rep,tessa,,,,", "tessa,Tessa Tester,tessa@example.com,Manager,vera,North,,2026-01-15,"
        };
        assertThat(apply(rows)).isEqualTo(new ImportResult(2, 2, 0, 0, List.of()));
        List<Person> before = persons.findAll();

        assertThat(apply(rows)).isEqualTo(new ImportResult(2, 0, 0, 2, List.of()));
        assertThat(persons.findAll()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void changesNothingOnADryRun() {
        List<Person> before = persons.findAll();

        ImportResult result = imports.tryOut(
                PeopleFile.of(Spreadsheets.csv(
                        "tom,Tom Tester,,rep,marco,,,,", "rosa,Rosa Ruiz,rosa@example.com,rep,mina,,,,")),
                HrOffice.HANA);

        assertThat(result).isEqualTo(new ImportResult(2, 1, 1, 0, List.of()));
        assertThat(persons.findAll()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(user("tom")).isNull();
    }

    @Test
    void findsEverythingThatIsWrongAtOnceAndAppliesNothing() {
        List<Person> before = persons.findAll();

        ImportResult result = apply(
                /* 2 */ "tessa,Tessa Tester,tessa@example.com,manager,vera,North,,2026-01-15,",
                /* 3 */ "tom,Tom Tester,tom@example,manager,nobody,North,,15.01.2026,",
                /* 4 */ "TESSA,Other Tessa,,rep,tessa,,,,",
                /* 5 */ ",Nameless,,rep,,,,,",
                /* 6 */ "t.dot,,,boss,,,,2026-02-30,1026-01-01",
                /* 7 */ "hr,Harry,,hr,,,,,",
                /* 8 */ "manager,Max,,rep,,,,,",
                /* 9 */ "Rosa,Rosa,,rep,,,,,",
                /* 10 */ "tim,Tim,,rep,tim,,,,",
                /* 11 */ "ted,Ted,,rep,marco,,,2026-03-01,2026-02-01",
                /* 12 */ "tina,Tina,,admin,marco,,,,",
                /* 13 */ "tara," + "Tara".repeat(51) + ",,rep,marco,,,,",
                /* 14 */ "trudy,Trudy,,rep,marco",
                /* 15 */ "theo,Theo,,rep,marco,,,,,surplus",
                /* 16 */ "tyra,Tyra,,rep,tom,,,,",
                /* 17 */ "tess,Tess,,rep,Marco,,,,");

        assertThat(result)
                .extracting(ImportResult::rows, ImportResult::created, ImportResult::updated, ImportResult::unchanged)
                .containsExactly(16, 0, 0, 0);
        assertThat(result.errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::column, ImportResult.Problem::message)
                .containsExactlyInAnyOrder(
                        tuple(3, "email", "“tom@example” is no e-mail address."),
                        tuple(3, "manager", "Nobody has the id “nobody”: add a row for them, or correct the manager."),
                        tuple(3, "hired_on", "“15.01.2026” is no date such as 2027-03-31."),
                        tuple(4, "id", "“TESSA” is in row 2 already: everybody has one row."),
                        tuple(5, "id", "“id” is missing."),
                        tuple(6, "id", "“t.dot” cannot be a login: use letters and digits only."),
                        tuple(6, "name", "“name” is missing."),
                        tuple(6, "role", "“boss” is not a role: use one of rep, manager, leader, hr, admin, intake."),
                        tuple(6, "hired_on", "“2026-02-30” is no date such as 2027-03-31."),
                        tuple(6, "left_on", "“1026-01-01” is no date such as 2027-03-31."),
                        tuple(7, "id", "“hr” cannot be a login: it is the name of the group HR."),
                        tuple(8, "id", "“manager” cannot be a login: it is the name of a role."),
                        tuple(9, "id", "“Rosa” is known as “rosa”: write it the same way."),
                        tuple(10, "manager", "tim reports to tim: nobody can be their own superior."),
                        tuple(11, "left_on", "The day of leaving is before the day of hiring."),
                        tuple(12, "role", "Only an admin makes somebody an admin: have an admin import this row."),
                        tuple(13, "name", "“name” can have at most 200 characters."),
                        tuple(
                                14,
                                null,
                                "This row has 5 cells and the header has 9: add the empty ones, or save the file as .xlsx."),
                        tuple(
                                15,
                                null,
                                "This row has a cell in a column without a name. A separator too many is often why."),
                        tuple(17, "manager", "Nobody has the id “Marco”: add a row for them, or correct the manager."));
        assertThat(result.errors()).isSortedAccordingTo((a, b) -> Integer.compare(a.row(), b.row()));
        assertThat(persons.findAll()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(user("tessa")).isNull();
    }

    @Test
    void namesEveryColumnThatIsMissingUnknownOrThereTwice() {
        ImportResult result = apply(file("name,id,EMAIL,role,manager,region,Boss,id\nTom,tom,x,y,z,,,\n"));

        assertThat(result.errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::column)
                .containsExactly(
                        tuple(1, "Boss"),
                        tuple(1, "id"),
                        tuple(1, "territory"),
                        tuple(1, "hired_on"),
                        tuple(1, "left_on"));
        assertThat(result.errors().get(0).message()).startsWith("“Boss” is no column of people: rename or remove it.");
    }

    @Test
    void asksForAHeaderWhereTheFileIsEmpty() {
        assertThat(apply(file("")).errors()).singleElement().satisfies(error -> {
            assertThat(error.row()).isEqualTo(1);
            assertThat(error.message()).contains("The file is empty.");
        });
        assertThat(apply(file(Spreadsheets.HEADER))).isEqualTo(new ImportResult(0, 0, 0, 0, List.of()));
    }

    @Test
    void readsColumnsInAnyOrderAndCase() {
        ImportResult result = apply(
                file(
                        "Left_On;Hired_On;TERRITORY;Region;Manager;Role;Email;Name;Id\r\n;;;North;marco;REP;;Tom Tester;tom\r\n"));

        assertThat(result.created()).isEqualTo(1);
        assertThat(person("tom").region()).isEqualTo("North");
        assertThat(person("tom").role()).isEqualTo(Role.REP);
    }

    @Test
    void readsAWorkbookAsItReadsCsv() {
        byte[] workbook = Workbooks.xlsx(
                List.of("id", "name", "email", "role", "manager", "region", "territory", "hired_on", "left_on"),
                List.of(List.of(
                        "tom", "Tom Tester", "tom@example.com", "rep", "marco", "", "", LocalDate.of(2026, 1, 15))));

        assertThat(imports.apply(PeopleFile.of(workbook), HrOffice.HANA))
                .isEqualTo(new ImportResult(1, 1, 0, 0, List.of()));
        assertThat(person("tom").hiredOn()).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(apply("tom,Tom Tester,tom@example.com,rep,marco,,,2026-01-15,")
                        .unchanged())
                .isEqualTo(1);
    }

    /** Each row is right by itself; the circle closes through people who are not in the file, or only in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vera,Vera,,leader,ta,,,,#ta,Ta,,manager,marco,,,,            | vera reports to ta reports to marco reports to vera
            vera,Vera,,leader,marco,,,,                                  | vera reports to marco reports to vera
            ta,Ta,,manager,tb,,,,#tb,Tb,,manager,tc,,,,#tc,Tc,,manager,ta,,,, | ta reports to tb reports to tc reports to ta
            rosa,Rosa,,manager,ta,,,,#ta,Ta,,manager,raj,,,,#raj,Raj,,manager,rosa,,,, | rosa reports to ta reports to raj reports to rosa""")
    void findsACircleInTheLineAsItIsToBe(String rows, String circle) {
        ImportResult result = apply(rows.split("#"));

        assertThat(result.errors()).hasSize(rows.split("#").length).allSatisfy(error -> {
            assertThat(error.column()).isEqualTo("manager");
            assertThat(error.message()).isEqualTo(circle + ": nobody can be their own superior.");
        });
    }

    @Test
    void takesAReorganisationThatWouldBeACircleWithTheOldLine() {
        ImportResult result = apply(
                "vera,Vera Lindqvist,vera@example.com,leader,marco,,,2012-03-05,",
                "marco,Marco Bianchi,marco@example.com,leader,,North,,2015-06-01,");

        assertThat(result).isEqualTo(new ImportResult(2, 0, 2, 0, List.of()));
        assertThat(person("vera").managerId()).isEqualTo("marco");
        assertThat(groups("marco")).containsExactly("leader");
    }

    @Test
    void takesABigReorganisation() {
        assertThat(apply(organisation(2000, 0))).isEqualTo(new ImportResult(2000, 2000, 0, 0, List.of()));
        assertThat(apply(organisation(2000, 0)).unchanged()).isEqualTo(2000);

        ImportResult upsideDown = apply(organisation(2000, 1));

        assertThat(upsideDown.updated()).isEqualTo(2000);
        assertThat(person("p0").managerId()).isEqualTo("p1");
        assertThat(person("p1999").managerId()).as("the new top").isNull();
        assertThat(user("p1234").getLastName()).isEqualTo("Person1234");
    }

    /** Everybody reports to somebody in the middle between them and the top, which is the first or the last. */
    private static String[] organisation(int size, int lastOnTop) {
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    int fromTop = lastOnTop == 0 ? i : size - 1 - i;
                    int superior = lastOnTop == 0 ? fromTop / 2 : size - 1 - (fromTop - 1);
                    String manager = fromTop == 0 ? "" : "p" + superior;
                    return "p%d,Some Person%d,p%d@example.com,manager,%s,North,,2020-01-01,"
                            .formatted(i, i, i, manager);
                })
                .toArray(String[]::new);
    }

    @Test
    void letsAnAdminMakeAnAdminAndHrOnlyKeepOne() {
        byte[] file = Spreadsheets.csv("hana,Hana Yamamoto,hana@example.com,admin,vera,,,2014-05-12,");

        assertThat(imports.apply(PeopleFile.of(file), HrOffice.HANA).isRefused())
                .isTrue();
        assertThat(apply("ada,Ada Mensah,ada2@example.com,admin,vera,,,2016-03-21,")
                        .updated())
                .isEqualTo(1);
        assertThat(imports.apply(PeopleFile.of(file), HrOffice.ADMIN).updated()).isEqualTo(1);
        assertThat(groups("hana")).containsExactlyInAnyOrder("admin", "camunda-admin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ada,Ada Mensah,ada@example.com,rep,vera,,,2016-03-21,             | role
            ada,Ada Mensah,ada@example.com,admin,vera,,,2016-03-21,2026-01-01 | left_on
            ada,Ada Mensah,ada@example.com,admin,vera,,,2099-01-01,           | hired_on""")
    void letsHrTakeNoAdminAway(String row, String column) {
        addSecondAdmin();

        assertThat(apply(row).errors())
                .containsExactly(new ImportResult.Problem(
                        2,
                        column,
                        "Only an admin changes “" + column + "” of an admin: have an admin import this row."));
        assertThat(groups("ada")).contains("camunda-admin");
        assertThat(applyByAdmin(row).updated()).isEqualTo(1);
        assertThat(groups("ada")).doesNotContain("camunda-admin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ada,Ada Mensah,ada@example.com,rep,vera,,,2016-03-21,             | role
            ada,Ada Mensah,ada@example.com,admin,vera,,,2016-03-21,2026-01-01 | left_on
            ada,Ada Mensah,ada@example.com,admin,vera,,,2016-03-21,2099-01-01 | left_on
            ada,Ada Mensah,ada@example.com,admin,vera,,,2099-01-01,           | hired_on""")
    void letsNobodyTakeTheLastAdminAway(String row, String column) {
        assertThat(applyByAdmin(row).errors())
                .containsExactly(new ImportResult.Problem(
                        2,
                        column,
                        "Nobody would be an admin any longer: make somebody else an admin first, or in this file."));
        assertThat(groups("ada")).contains("camunda-admin");
    }

    @Test
    void letsAnAdminHandOverToAnotherInOneFileIfNoDayIsLeftWithoutOne() {
        String leaving = "ada,Ada Mensah,ada@example.com,admin,vera,,,2016-03-21,2099-01-01";

        assertThat(applyByAdmin(leaving, "tina,Tina,,admin,vera,,,2099-01-02,").errors())
                .extracting(ImportResult.Problem::row)
                .containsExactly(2);
        assertThat(applyByAdmin(leaving, "tina,Tina,,admin,vera,,,2099-01-01,"))
                .isEqualTo(new ImportResult(2, 1, 1, 0, List.of()));
    }

    @Test
    void changesTheFirstAdminWhoIsCalledLikeARole() {
        aggregates.insert(
                new Person(FirstAdmin.LOGIN, "Administrator", null, Role.ADMIN, null, null, null, null, null, null));

        assertThat(apply("Admin,Anna,,admin,,,,,").errors())
                .extracting(ImportResult.Problem::message)
                .containsExactly("“Admin” is known as “admin”: write it the same way.");
        assertThat(apply("admin,Anna Admin,anna@example.com,admin,,,,,"))
                .isEqualTo(new ImportResult(1, 0, 1, 0, List.of()));
        assertThat(user("admin").getEmail()).isEqualTo("anna@example.com");
        assertThat(applyByAdmin("admin,Anna Admin,anna@example.com,admin,,,,,2026-01-01")
                        .updated())
                .isEqualTo(1);
        assertThat(user("admin")).isNull();
    }

    private void addSecondAdmin() {
        aggregates.insert(new Person("tina", "Tina", null, Role.ADMIN, null, null, null, null, null, null));
    }

    @Test
    void givesNewPeopleNoPasswordThatAnybodyKnows() {
        apply("tom,Tom Tester,tom@example.com,rep,marco,,,,");

        assertThat(user("tom")).isNotNull();
        List<String> guesses = new ArrayList<>(List.of("", " ", "drumbeat", "tom", "null", "password"));
        for (String guess : guesses) {
            assertThat(identityService.checkPassword("tom", guess))
                    .as("“%s”", guess)
                    .isFalse();
            identityService.unlockUser("tom");
        }
        assertThat(identityService.checkPassword("tom", null)).isFalse();
    }

    @Test
    void endsTheAccessOfWhoeverHasLeftAndKeepsWhoeverLeavesLater() {
        apply(
                "rosa,Rosa Delgado,rosa@example.com,rep,marco,North,Minneapolis,2021-03-15,2026-01-01",
                "raj,Raj Malhotra,raj@example.com,rep,marco,North,Milwaukee,2019-08-05,2099-01-01",
                "tom,Tom Tester,tom@example.com,rep,marco,,,2099-01-01,");

        assertThat(person("rosa").leftOn()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(identityService.checkPassword("rosa", "drumbeat")).isFalse();
        assertThat(user("rosa")).isNull();
        assertThat(user("raj")).isNotNull();
        assertThat(user("tom")).as("who has not started yet").isNotNull();
        assertThat(groups("tom")).as("what a door goes by").isEmpty();
    }

    private static final Map<String, String> THEIR_COLUMNS = Map.of(
            "id", "Employee #",
            "name", "Last Name",
            "email", "Work Email",
            "manager", "Reporting To",
            "hired_on", "Hire Date",
            "region", "Location",
            "role", "Role");

    @Test
    void understandsWhatTheFileOfAnotherSystemSaysInItsOwnWords() {
        ImportResult result = applyTheirs(
                "101,Berg, Olga,olga@example.com,Account Executive,Marco Bianchi,06/07/2024,Oslo,rep",
                "102,Lund,Nils,nils@example.com,Head of Sales,vera,06/19/2024,Oslo,Manager",
                "103,Dahl,Siri,siri@example.com,Account Executive,Nils Lund,07/01/2024,Oslo,rep");

        assertThat(result.errors()).isEmpty();
        assertThat(person("101").name()).isEqualTo("Olga Berg");
        assertThat(person("101").managerId()).isEqualTo("marco");
        assertThat(person("101").hiredOn()).as("another date tells it").isEqualTo("2024-06-07");
        assertThat(person("102").managerId()).as("an id goes on being one").isEqualTo("vera");
        assertThat(person("103").managerId()).isEqualTo("102");
    }

    @Test
    void guessesNothingInTheFileOfAnotherSystem() {
        assertThat(applyTheirs(
                                "101,Berg,Olga,olga@example.com,Rep,Marco Bianchi,06/07/2024,Oslo,rep",
                                "102,Bianchi,Marco,marco2@example.com,Rep,vera,06/07/2024,Oslo,manager")
                        .errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::message)
                .containsExactly(
                        tuple(
                                2,
                                "“06/07/2024” is June 7, 2024, with the month first, or July 6, 2024, with the day first,"
                                        + " and no date of the file tells which: write them like 2027-03-31."),
                        tuple(2, "“Marco Bianchi” is the name of 2 people: write the id of the one who is meant."));
    }

    @Test
    void saysOnceThatAJobTitleIsNoRole() {
        assertThat(applyTheirs(
                                "101,Berg,Olga,olga@example.com,Rep,marco,2024-06-19,Oslo,Account Executive",
                                "102,Lund,Nils,nils@example.com,Rep,marco,2024-06-19,Oslo,Account Executive")
                        .errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::message)
                .containsExactly(tuple(
                        1,
                        "This file does not say who is what in Drumbeat; a job title does not say it. Add a column “role”"
                                + " with rep, manager, leader, hr or admin in every row."));
    }

    private ImportResult applyTheirs(String... rows) {
        String header = "Employee #,Last Name, First Name,Work Email,Job Title,Reporting To,Hire Date,Location,Role";
        byte[] content = file(header + "\n" + String.join("\n", rows) + "\n");
        return imports.apply(PeopleFile.of(content, THEIR_COLUMNS), HrOffice.HANA);
    }

    private ImportResult apply(String... rows) {
        return apply(Spreadsheets.csv(rows));
    }

    private ImportResult apply(byte[] content) {
        return imports.apply(PeopleFile.of(content), HrOffice.HANA);
    }

    private ImportResult applyByAdmin(String... rows) {
        return imports.apply(PeopleFile.of(Spreadsheets.csv(rows)), HrOffice.ADMIN);
    }

    private static byte[] file(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Person person(String id) {
        return persons.findById(id).orElseThrow();
    }

    private User user(String id) {
        return identityService.createUserQuery().userId(id).singleResult();
    }

    private List<String> groups(String userId) {
        return identityService.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rosa,Rosa Delgado,rosa@example.com,rep,hana,North,,,|manager|Hana Yamamoto is in HR: a rep reports to a manager",
                "rosa,Rosa Delgado,rosa@example.com,rep,raj,North,,,|manager|Raj Malhotra is a rep: a rep reports to a manager",
                "marco,Marco Bianchi,marco@example.com,manager,hana,,,,|manager|Hana Yamamoto is in HR: a manager reports to",
                "vera,Vera Lindqvist,vera@example.com,leader,ada,,,,|manager|Ada Mensah is an admin: a leader reports to",
                "rosa,Rosa Delgado,rosa@example.com,rep,intake,North,,,|manager|Applicant intake is a system",
                "marco,Marco Bianchi,marco@example.com,hr,vera,North,,,|role|reports to Marco Bianchi: first give",
                "hana,Hana Yamamoto,hana@example.com,leader,vera,,,,|role|Nobody changes their own role",
                "hana,Hana Yamamoto,hana@example.com,hr,marco,,,,|manager|Nobody changes whom they report to themselves",
                "hana2,Hanna Y.,HANA@example.com,leader,,,,,|email|nobody has two logins",
                "intake,Applicant intake,intake@example.com,leader,,,,,|role|its role stays “intake”",
                "rosa,Rosa Delgado,rosa@example.com,intake,,,,,|role|is a system and no person",
                "intake,Applicant intake,intake@example.com,intake,vera,,,,|manager|reports to nobody",
                "scrape,Sam Crape,,rep,marco,North,,,|id|is the login of a system",
                "crm,Carl Moser,,rep,marco,North,,,|id|is the login of a system",
            })
    void letsNobodyReachByAnImportWhatIsNotTheirs(String row, String column, String sentence) {
        identityService.saveUser(identityService.newUser("crm"));
        List<Person> before = persons.findAll();

        ImportResult result = apply(row);

        assertThat(result.errors()).anySatisfy(error -> {
            assertThat(error.column()).isEqualTo(column);
            assertThat(error.message()).contains(sentence);
        });
        assertThat(persons.findAll()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void letsNoAdminChangeTheirOwnRole() {
        ImportResult result = imports.apply(
                PeopleFile.of(Spreadsheets.csv("ada,Ada Mensah,ada@example.com,leader,vera,,,,")),
                new Author("ada", true, ChangeLog.Way.REST));

        assertThat(result.errors())
                .extracting(ImportResult.Problem::message)
                .anyMatch(sentence -> sentence.contains("own role"));
    }

    @Test
    void warnsOfAnAddressThatTwoHave() {
        ImportResult result = apply(
                "tom,Tom Tester,Same@example.com,rep,marco,North,,2026-01-15,",
                "tim,Tim Tester,same@example.com,rep,marco,North,,2026-01-15,",
                "tam,Tam Tester,ROSA@example.com,rep,marco,North,,2026-01-15,");

        assertThat(result.created()).isEqualTo(3);
        assertThat(result.warnings()).extracting(ImportResult.Problem::row).containsExactly(2, 3, 4);
        assertThat(result.warnings().get(2).message()).contains("Rosa Delgado (rosa)");
    }
}

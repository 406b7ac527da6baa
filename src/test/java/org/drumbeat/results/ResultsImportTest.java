package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.TooLarge;
import org.drumbeat.imports.Unreadable;
import org.drumbeat.imports.Workbooks;
import org.drumbeat.workflow.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/** What comes of a file with our own columns. Every test has the months from 2040 on for itself. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LARGE_IMPORTS},
        statementsOf = {ResultLines.class, ImportLog.class})
class ResultsImportTest {

    @Autowired
    private ResultsImport imports;

    @Autowired
    private ResultTable table;

    @Autowired
    private JdbcOperations jdbc;

    @AfterEach
    void away() {
        jdbc.update("delete from sales_result where month_start >= date '2040-01-01'");
        assertThat(jdbc.queryForObject("select count(*) from sales_result_line", Integer.class))
                .as("rows that an import left behind")
                .isZero();
    }

    @Test
    void addsChangesAndLeavesAsTheyAre() {
        assertThat(apply("rosa,2040-01,5000,4000.50,usd,Salesforce,006-1", "raj,2040-01,,1200,EUR,,"))
                .isEqualTo(new ImportResult(2, 2, 0, 0, List.of()));

        assertThat(apply(
                        "rosa,2040-01,5000,4500,USD,Salesforce,006-1",
                        "raj,2040-01,,1200,EUR,,",
                        "raj,2040-02,100,-20,EUR,,"))
                .isEqualTo(new ImportResult(3, 1, 1, 1, List.of()));

        assertThat(stored())
                .containsExactly(
                        "raj 2040-01-01 null 1200.00 EUR null null",
                        "raj 2040-02-01 100.00 -20.00 EUR null null",
                        "rosa 2040-01-01 5000.00 4500.00 USD Salesforce 006-1");
    }

    @Test
    void changesNothingTheSecondTime() {
        String[] rows = {"rosa,2040-01,5000.1,4000,USD,,", "raj,2040-02-01,,,USD,Plan,7", "ren,2040-03,0,0,USD,,"};
        assertThat(apply(rows)).isEqualTo(new ImportResult(3, 3, 0, 0, List.of()));
        List<String> before = stored();

        assertThat(apply(rows)).isEqualTo(new ImportResult(3, 0, 0, 3, List.of()));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void takesAnEmptyQuotaAsNoneAndLeavesWhatIsBookedWhereTheFileDoesNotTell() {
        apply("rosa,2040-01,5000,4000,USD,Salesforce,006-1");

        assertThat(apply("rosa,2040-01,6000,,USD,,").updated()).isEqualTo(1);
        assertThat(stored()).containsExactly("rosa 2040-01-01 6000.00 4000.00 USD Salesforce 006-1");

        assertThat(apply("rosa,2040-01,,0,USD,,").updated()).isEqualTo(1);
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 0.00 USD Salesforce 006-1");
    }

    @Test
    void takesTheCurrencyThatIsNamedForRowsThatNameNone() {
        byte[] file = Upload.csv("rosa,2040-01,5000,,,,", "raj,2040-01,5000,,CHF,,");

        assertThat(Upload.by("hana", imports, file, "eur").errors()).isEmpty();
        assertThat(stored())
                .containsExactly(
                        "raj 2040-01-01 5000.00 null CHF null null", "rosa 2040-01-01 5000.00 null EUR null null");
        apply("ren,2040-01,5000,,,,");
        assertThat(stored()).contains("ren 2040-01-01 5000.00 null USD null null");

        assertThatThrownBy(() -> Upload.by("hana", imports, file, "euros"))
                .isInstanceOf(Refusal.class)
                .hasMessage("“euros” is no currency: name one such as USD.");
    }

    @Test
    void findsEverythingThatIsWrongAtOnceAndAppliesNothing() {
        ImportResult result = apply(
                /* 2 */ "rosa,2040-01,5000,4000,USD,,",
                /* 3 */ "nobody,2040-01,5000,4000,USD,,",
                /* 4 */ ",,5000,4000,USD,,",
                /* 5 */ "raj,01/2040,\"5,000\",abc,dollars,,",
                /* 6 */ "raj,2040-13,-1,0,USD,,",
                /* 7 */ "raj,2040-01-15,1,0,USD,,",
                /* 8 */ "rosa,2040-01-01,1,1,USD,,",
                /* 9 */ "raj,1940-01,1,1,USD," + "x".repeat(101) + "," + "y".repeat(201),
                /* 10 */ "raj,2040-01,1",
                /* 11 */ "raj,2040-02,1,1,USD,,,surplus",
                /* 12 */ "rosa,2040-01,2,2,USD,,");

        assertThat(result)
                .extracting(ImportResult::rows, ImportResult::created, ImportResult::updated, ImportResult::unchanged)
                .containsExactly(11, 0, 0, 0);
        assertThat(result.errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::column, ImportResult.Problem::message)
                .containsExactly(
                        tuple(
                                3,
                                "person",
                                "Nobody has the id “nobody”: import them as people first, or correct the id."),
                        tuple(4, "person", "“person” is missing."),
                        tuple(4, "month", "“month” is missing."),
                        tuple(5, "month", "“01/2040” is no month such as 2027-01, nor the first day of one."),
                        tuple(5, "quota", "“5,000” is no amount such as 1234.56."),
                        tuple(5, "booked", "“abc” is no amount such as 1234.56."),
                        tuple(5, "currency", "“dollars” is no currency such as USD."),
                        tuple(6, "month", "“2040-13” is no month such as 2027-01, nor the first day of one."),
                        tuple(6, "quota", "A quota cannot be negative."),
                        tuple(7, "month", "“2040-01-15” is no month such as 2027-01, nor the first day of one."),
                        tuple(8, "month", "“rosa” has 2040-01 in row 2 already: everybody has one row a month."),
                        tuple(9, "month", "“1940-01” is no month such as 2027-01, nor the first day of one."),
                        tuple(9, "source", "“source” can have at most 100 characters."),
                        tuple(9, "external_id", "“external_id” can have at most 200 characters."),
                        tuple(
                                10,
                                null,
                                "This row has 3 cells and the header has 7: add the empty ones, or save the file as .xlsx."),
                        tuple(
                                11,
                                null,
                                "This row has a cell in a column without a name. A separator too many is often why."),
                        tuple(12, "month", "“rosa” has 2040-01 in row 2 already: everybody has one row a month."));
        assertThat(stored()).isEmpty();
    }

    @Test
    void takesNoLineBreakWithinACell() {
        ImportResult result = apply("rosa,2040-01,5000,4000,USD,\"Plan\nof\",7");

        assertThat(result.errors())
                .containsExactly(new ImportResult.Problem(
                        2, "source", "“source” must be one line: remove the line break in it."));
        assertThat(stored()).isEmpty();
    }

    @Test
    void refusesAQuotaInAnotherCurrencyThanWhatIsBooked() {
        apply("rosa,2040-01,5000,4000,EUR,,");

        assertThat(apply("raj,2040-01,1,1,USD,,", "rosa,2040-01,6000,,USD,,").errors())
                .containsExactly(new ImportResult.Problem(
                        3,
                        "currency",
                        "What “rosa” booked in 2040-01 is known in EUR: give the quota in EUR, or what was booked in USD,"
                                + " too."));
        assertThat(apply("rosa,2040-01,6000,4800,USD,,").updated()).isEqualTo(1);
    }

    @Test
    void namesEveryColumnThatIsMissingUnknownOrThereTwice() {
        ImportResult result = applyFile(Upload.text("person,Month,target,booked,month", "rosa,2040-01,1,1,2040-01"));

        assertThat(result.rows()).isEqualTo(1);
        assertThat(result.errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::column)
                .containsExactly(tuple(1, "target"), tuple(1, "month"), tuple(1, "quota"), tuple(1, "currency"));
        assertThat(result.errors().get(0).message())
                .isEqualTo(
                        "“target” is no column of results: rename or remove it. The columns are person, month, quota,"
                                + " booked, currency, source, external_id.");
        assertThat(applyFile(new byte[0]).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message())
                        .isEqualTo(
                                "The file is empty. Its first row must name the columns: person, month, quota, booked,"
                                        + " currency."));
        assertThat(applyFile(Upload.csv()).errors()).isEmpty();
    }

    @Test
    void readsAWorkbookWithDaysAndNumbersAsItReadsCsv() {
        byte[] workbook = Workbooks.xlsx(
                List.of("Person", "Month", "Quota", "Booked", "Currency"),
                List.of(
                        List.of("rosa", LocalDate.of(2040, 1, 1), 5000, 0.1 + 0.2, "USD"),
                        List.of("raj", "2040-02", "", 7.125, "USD")));

        assertThat(applyFile(workbook)).isEqualTo(new ImportResult(2, 2, 0, 0, List.of()));
        assertThat(stored())
                .containsExactly(
                        "raj 2040-02-01 null 7.13 USD null null", "rosa 2040-01-01 5000.00 0.30 USD null null");
        assertThat(apply("rosa,2040-01,5000,0.3,USD,,").unchanged()).isEqualTo(1);
    }

    @Test
    void stopsReadingAfterAThousandErrors() {
        String[] rows = IntStream.range(0, 5000)
                .mapToObj(i -> "nobody" + i + ",2040-01,1,1,USD,,")
                .toArray(String[]::new);

        List<ImportResult.Problem> errors = apply(rows).errors();

        assertThat(errors).hasSize(1001);
        assertThat(errors.get(1000))
                .isEqualTo(new ImportResult.Problem(
                        1001,
                        null,
                        "Reading stopped here, after 1000 errors: correct these, they may well have one cause, and try"
                                + " again."));
    }

    @Test
    void refusesWhatIsNoSuchFileAlsoAfterManyRows() {
        assertThatThrownBy(() -> applyFile("id\u0000".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> applyFile(Workbooks.bomb(300)))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("far more than a list of results can be");
        byte[] latin = (new String(Upload.deals(5000), StandardCharsets.UTF_8) + "Büro,2040-01-01,1,Closed Won")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> applyFile(latin))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("CSV UTF-8");
        assertThat(table.months(List.of("rosa"), YearMonth.of(2040, 1), YearMonth.of(2040, 1)))
                .isEmpty();
    }

    private ImportResult apply(String... rows) {
        return applyFile(Upload.csv(rows));
    }

    private ImportResult applyFile(byte[] content) {
        return Upload.by("hana", imports, content, "");
    }

    private List<String> stored() {
        return jdbc.query(
                """
                select person_id, month_start, quota, booked, currency, source, external_id from sales_result
                where month_start >= date '2040-01-01' order by person_id, month_start""",
                (row, i) -> String.join(
                        " ",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)));
    }
}

package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.imports.ImportResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/** What comes of the export of a CRM. Every test has the months from 2040 on for itself. */
@DrumbeatTest
class CrmExportTest {

    private static final String PLAIN = "Owner,Close Date,Amount,Stage";

    @Autowired
    private ResultsImport imports;

    @Autowired
    private JdbcOperations jdbc;

    @AfterEach
    void away() {
        jdbc.update("delete from sales_result where month_start >= date '2040-01-01'");
        jdbc.update("delete from person where id = 'rosa2'");
    }

    @Test
    void sumsTheWonOpportunitiesOfSalesforceByOwnerAndMonth() {
        Upload.by("hana", imports, Upload.csv("rosa,2040-01,9000,1,USD,,", "raj,2040-01,100,7,USD,,"), "");

        ImportResult result = apply(
                "Opportunity Owner,Account Name,Opportunity Name,Stage,Close Date,Amount Currency,Amount,Opportunity ID",
                "Rosa Delgado,Acme,One,Closed Won,1/15/2040,USD,\"1,234.56\",006A",
                "Rosa Delgado,Acme,Two,Closed Won,1/31/2040,USD,\"USD 1,000.00\",006B",
                "Rosa Delgado,Acme,Three,Closed Lost,1/31/2040,USD,\"99,000.00\",006C",
                "Rosa Delgado,Acme,Back,Closed Won,2/1/2040,USD,\"-50.00\",006D",
                "Who Knows,Acme,Four,Prospecting,sometime,USD,,006E",
                "Confidential Information - Do Not Distribute");

        assertThat(result).isEqualTo(new ImportResult(6, 1, 1, 0, 3, List.of()));
        assertThat(stored())
                .containsExactly(
                        "raj 2040-01-01 100.00 7.00 USD null null",
                        "rosa 2040-01-01 9000.00 2234.56 USD Salesforce null",
                        "rosa 2040-02-01 null -50.00 USD Salesforce 006D");
    }

    @Test
    void readsTheDealsOfHubSpotAndChangesNothingTheSecondTime() {
        String[] file = {
            "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Currency",
            "1,One,Closed won (Sales Pipeline),2040-01-15 14:30,ROSA@example.com,100.5,EUR",
            "2,Two,closedwon,2040-01-31T23:30:00Z,raj,200,EUR",
            "3,Three,Contract sent,2040-01-20,raj,300,EUR",
            "4,Four,Closed won,2040-02-01T03:00:00Z,raj,1,EUR"
        };

        assertThat(apply(file)).isEqualTo(new ImportResult(4, 2, 0, 0, 1, List.of()));
        assertThat(stored())
                .as("03:00 in UTC is the evening before in New York")
                .containsExactly(
                        "raj 2040-01-01 null 201.00 EUR HubSpot null", "rosa 2040-01-01 null 100.50 EUR HubSpot 1");
        assertThat(apply(file)).isEqualTo(new ImportResult(4, 0, 0, 2, 1, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2040-03-31", "3/31/2040", "03/31/2040 11:59 PM", "2040-03-31T10:00:00", "2040-03-31 10:00"})
    void readsDaysAsCrmsWriteThem(String day) {
        assertThat(apply(PLAIN, "rosa," + day + ",$5,Won").errors()).isEmpty();
        assertThat(stored()).containsExactly("rosa 2040-03-01 null 5.00 USD CRM null");
    }

    @Test
    void takesTheCurrencyOfTheColumnThenOfTheAmountThenTheOneThatIsNamed() {
        byte[] file = Upload.text(
                "Owner,Close Date,Amount,Stage,Currency",
                "rosa,2040-01-01,5,Closed Won,chf",
                "rosa,2040-02-01,€5,Closed Won,",
                "rosa,2040-03-01,5,Closed Won,");

        assertThat(Upload.by("hana", imports, file, "GBP").errors()).isEmpty();
        assertThat(stored()).extracting(row -> row.split(" ")[4]).containsExactly("CHF", "EUR", "GBP");
    }

    @Test
    void findsEverythingThatIsWrongWithWonDealsAndAppliesNothing() {
        jdbc.update("insert into person (id, name, role, version) values ('rosa2', 'rosa delgado', 'rep', 0)");

        ImportResult result = apply(
                "Owner,Close Date,Amount,Stage,Currency,Record ID",
                /* 2 */ "Rosa Delgado,2040-01-01,5,Closed Won,USD,a",
                /* 3 */ "Nobody At All,31/01/2040,5.000,Closed Won,USD,b",
                /* 4 */ ",,,Closed Won,USD,c",
                /* 5 */ "raj,2040-01-01,\"1.234,50\",Closed Won,bucks,d",
                /* 6 */ "raj,2040-01-01,€5,Closed Won,USD,e",
                /* 7 */ "raj,2040-01-01,5,Closed Won,USD,f",
                /* 8 */ "raj,2040-02-01,5,Closed Won,USD,f",
                /* 9 */ "raj,2040-01-09,5,Closed Won,EUR,g",
                /* 10 */ "raj,2040-02-30,5,Closed Won,EUR,h",
                /* 11 */ "raj,2040-03-01,5,Closed Won,EUR,i,surplus");

        assertThat(result.errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::column, ImportResult.Problem::message)
                .containsExactly(
                        tuple(
                                2,
                                "owner",
                                "Several people are called “Rosa Delgado”: write the id or the e-mail of the one who is"
                                        + " meant."),
                        tuple(
                                3,
                                "owner",
                                "Nobody has the id, e-mail or name “Nobody At All”: import them as people first, or"
                                        + " correct the owner."),
                        tuple(
                                3,
                                "close date",
                                "“31/01/2040” is no date such as 2027-03-31 or 3/31/2027 (month first)."),
                        tuple(
                                3,
                                "amount",
                                "“5.000” is no amount such as 1,234.56 or USD 1,234.56: write commas between thousands, and"
                                        + " a point before cents."),
                        tuple(4, "owner", "“owner” is missing."),
                        tuple(4, "close date", "“close date” is missing."),
                        tuple(4, "amount", "The amount of this won deal is missing: write 0 if it brought nothing."),
                        tuple(
                                5,
                                "amount",
                                "“1.234,50” is no amount such as 1,234.56 or USD 1,234.56: write commas between thousands,"
                                        + " and a point before cents."),
                        tuple(6, "currency", "The amount is in EUR and the currency is USD: correct one of them."),
                        tuple(
                                7,
                                null,
                                "The deals of “raj” in 2040-01 are in EUR and USD, which have no sum: export them in one"
                                        + " currency."),
                        tuple(
                                8,
                                "record id",
                                "The deal “f” is in row 7 already, and would count twice: remove one of them."),
                        tuple(
                                10,
                                "close date",
                                "“2040-02-30” is no date such as 2027-03-31 or 3/31/2027 (month first)."),
                        tuple(11, null, "This row has more cells than the header. A separator too many is often why."));
        assertThat(stored()).isEmpty();
    }

    @Test
    void refusesDollarsWhereTheCurrencyIsNone() {
        byte[] file = Upload.text(
                "Owner,Close Date,Amount,Stage,Currency",
                "rosa,2040-01-01,\"$1,000\",Closed Won,",
                "raj,2040-01-01,\"$1,000\",Closed Won,CHF",
                "ren,2040-01-01,\"$1,000\",Closed Won,CAD",
                "mina,2040-01-01,£5,Closed Won,EUR",
                "maya,2040-01-01,£5,Closed Won,");

        assertThat(Upload.by("hana", imports, file, "EUR").errors())
                .containsExactly(
                        new ImportResult.Problem(
                                2,
                                "amount",
                                "The amount is in dollars, and what names no currency counts as EUR: import the file with a"
                                        + " currency such as USD, or add a column “Currency”."),
                        new ImportResult.Problem(
                                3,
                                "currency",
                                "The amount is in dollars and the currency is CHF: correct one of them."),
                        new ImportResult.Problem(
                                5, "currency", "The amount is in GBP and the currency is EUR: correct one of them."));
        assertThat(apply(PLAIN, "rosa,2040-01-01,\"$1,000\",Closed Won").errors())
                .isEmpty();
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 1000.00 USD CRM null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Opportunity Owner,Account Name,Close Date,Amount | Stage",
                "Deal owner,Deal Stage,Amount                     | Close Date",
                "Owner,Stage,Close Date,Currency                  | Amount",
                "Stage,Amount,Close Date,Record ID                | Owner",
                "OWNER,STAGE                                      | Close Date,Amount"
            })
    void namesOnlyTheColumnThatAnExportLacks(String header, String missing) {
        assertThat(apply(header, "rosa").errors())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::message)
                .containsExactly(Stream.of(missing.split(","))
                        .map(column -> tuple(
                                1,
                                "This looks like the export of a CRM; the column “" + column + "” is missing: add it."))
                        .toArray(Tuple[]::new));
    }

    @Test
    void takesAFileWithOneOfItsColumnsForNoExport() {
        assertThat(apply("Owner,Month", "rosa,2040-01").errors())
                .extracting(ImportResult.Problem::message)
                .anyMatch(sentence -> sentence.startsWith("“Owner” is no column of results"));
    }

    @Test
    void refusesDealsInAnotherCurrencyThanTheQuota() {
        Upload.by("hana", imports, Upload.csv("rosa,2040-01,9000,,EUR,,"), "");

        assertThat(apply(PLAIN, "rosa,2040-01-03,5,Closed Won").errors())
                .containsExactly(new ImportResult.Problem(
                        2, null, "The quota of “rosa” for 2040-01 is in EUR, and this is in USD: export it in EUR."));
    }

    @Test
    void takesAwayWhatIsNoMoreInTheMonthsAndOfTheOwnersThatTheExportCovers() {
        Upload.by(
                "hana",
                imports,
                Upload.csv(
                        "rosa,2040-01,9000,,USD,,",
                        "rosa,2040-02,9000,77,USD,,",
                        "ren,2040-02,,33,USD,HubSpot,",
                        "ren,2040-04,,,USD,CRM,"),
                "");
        apply(
                PLAIN + ",Record ID",
                "rosa,2040-01-31,100,Won,a",
                "rosa,2040-05-01,5,Won,b",
                "raj,2040-02-01,200,Won,c",
                "raj,2040-03-01,10,Won,d",
                "raj,2040-06-01,6,Won,e",
                "mina,2040-02-01,400,Won,f",
                "ren,2040-01-01,€300,Won,g");
        String[] corrected = {
            PLAIN + ",Record ID",
            "rosa,2040-03-01,100,Won,a",
            "raj,2040-03-01,11,Won,d",
            "raj,2040-05-31,200,Negotiation,c",
            "ren,2040-01-01,€300,Closed Lost,g",
            "nobody,sometime,1,Prospecting,h",
        };

        assertThat(apply(corrected))
                .as("a month is new, one differs, and four have lost their deals")
                .isEqualTo(new ImportResult(5, 1, 5, 0, 3, List.of()));
        List<String> stored = stored();
        assertThat(stored)
                .containsExactly(
                        "mina 2040-02-01 null 400.00 USD CRM f",
                        "raj 2040-02-01 null 0.00 USD CRM null",
                        "raj 2040-03-01 null 11.00 USD CRM d",
                        "raj 2040-06-01 null 6.00 USD CRM e",
                        "ren 2040-01-01 null 0.00 EUR CRM null",
                        "ren 2040-02-01 null 33.00 USD HubSpot null",
                        "ren 2040-04-01 null null USD CRM null",
                        "rosa 2040-01-01 9000.00 0.00 USD CRM null",
                        "rosa 2040-02-01 9000.00 77.00 USD null null",
                        "rosa 2040-03-01 null 100.00 USD CRM a",
                        "rosa 2040-05-01 null 0.00 USD CRM null");

        assertThat(apply(corrected)).isEqualTo(new ImportResult(5, 0, 0, 2, 3, List.of()));
        assertThat(stored()).isEqualTo(stored);
    }

    @Test
    void takesNothingAwayWhereNoDealHasADate() {
        apply(PLAIN, "rosa,2040-01-31,100,Won");

        assertThat(apply(PLAIN, "rosa,,1,Prospecting")).isEqualTo(new ImportResult(1, 0, 0, 0, 1, List.of()));
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 100.00 USD CRM null");
    }

    @Test
    void takesTheCurrencyOfTheDealsWhereAMonthWasKnownInAnother() {
        apply(PLAIN + ",Record ID", "rosa,2040-01-31,$100,Won,a");

        assertThat(apply(PLAIN + ",Record ID", "rosa,2040-01-31,€90,Won,a").updated())
                .isEqualTo(1);
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 90.00 EUR CRM a");
    }

    private ImportResult apply(String header, String... rows) {
        return Upload.by("hana", imports, Upload.text(header, rows), "");
    }

    private ImportResult apply(String[] lines) {
        return apply(lines[0], List.of(lines).subList(1, lines.length).toArray(String[]::new));
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

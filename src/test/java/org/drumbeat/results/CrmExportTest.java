package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
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
@AlsoOnPostgres(value = Kind.SQL, statementsOf = ResultLines.class)
class CrmExportTest {

    private static final String PLAIN = "Owner,Close Date,Amount,Stage";
    private static final String HUBSPOT = "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount";

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
                /* 3 */ "Nobody At All,31/31/2040,5.000,Closed Won,USD,b",
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
                                "“31/31/2040” is no date such as 2027-03-31 or 3/31/2027 (month first)."),
                        tuple(
                                3,
                                "amount",
                                "“5.000” is no amount such as 1,234.56 or USD 1,234.56: write commas between thousands, and"
                                        + " a point before cents."),
                        tuple(4, "owner", "“owner” is missing."),
                        tuple(4, "close date", "“close date” is missing."),
                        tuple(4, "amount", "The amount of this won deal is missing: write 0 if it brought nothing."),
                        tuple(5, "currency", "“bucks” is no currency such as USD."),
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
                "OWNER,STAGE,Amount                               | Close Date"
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
                .containsExactly(
                        "The first row must name the columns person, month, quota, booked, currency. Likely meant"
                                + " here: “Month” as month, “Owner” as Owner. Rename them.");
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

    // What others export

    @Test
    void emptiesNothingWhereNoStageCountsThoughDealsAreClosed() {
        apply(HUBSPOT, "1,A,Closed Won (Sales Pipeline),2040-06-10 10:00,Rosa Delgado,1000.0");
        String[] renamed = {HUBSPOT, "1,A,Contrat signé (Ventes),2040-06-10 10:00,Rosa Delgado,1000.0", "2,B,,,raj,1"};

        Outcome refused = importing(Choices.NONE, renamed);

        assertThat(refused.result().errors())
                .containsExactly(new ImportResult.Problem(
                        1,
                        "deal stage",
                        "No deal of this file counts as won, though some are closed, and what is booked would become 0. Its"
                                + " stages are “Contrat signé (Ventes)”: say which of them are won (won=…), or that nothing was"
                                + " won (nothingWon=true)."));
        assertThat(refused.stages()).containsExactly("Contrat signé (Ventes)");
        assertThat(stored()).containsExactly("rosa 2040-06-01 null 1000.00 USD HubSpot 1");

        Choices choice = new Choices("", "", refused.stages(), false);
        assertThat(importing(choice, renamed).result()).isEqualTo(new ImportResult(2, 0, 0, 1, 1, List.of()));
        assertThat(importing(new Choices("", "", List.of(), true), renamed)
                        .result()
                        .errors())
                .isEmpty();
        assertThat(stored()).containsExactly("rosa 2040-06-01 null 0.00 USD HubSpot null");
    }

    @ParameterizedTest
    @CsvSource({
        "Fermé gagné,2040-01-05",
        "Verloren,2040-01-05",
        "Negotiation,2025-01-05",
        "Closed Lost,2040-01-05",
    })
    void takesADealForClosedByItsStageOrBecauseItsDayIsOver(String stage, String day) {
        assertThat(apply(PLAIN, "rosa," + day + ",5," + stage).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("“" + stage + "”"));
    }

    @ParameterizedTest
    @CsvSource({
        "Is Closed Won,true,false",
        "Is Won,Yes,No",
        "Won,1,0",
        "IsWon,TRUE,False",
    })
    void takesWhatTheExportTellsOfADealForMoreThanTheNameOfItsStage(String column, String yes, String no) {
        assertThat(apply(
                                PLAIN + "," + column,
                                "rosa,2040-01-05,5,Contract signed," + yes,
                                "raj,2040-01-05,7,Prospecting," + no)
                        .errors())
                .isEmpty();
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 5.00 USD CRM null");

        assertThat(apply(PLAIN + "," + column, "rosa,2040-01-05,5,Won,perhaps").errors())
                .containsExactly(new ImportResult.Problem(
                        2,
                        column.toLowerCase(java.util.Locale.ROOT),
                        "“perhaps” is neither true nor false: correct it, or rename the column if it says something"
                                + " else."));
    }

    @Test
    void countsNoDealThatIsNotClosed() {
        assertThat(apply(PLAIN + ",Closed", "rosa,2040-01-05,5,Won,true", "raj,2040-01-05,7,Won,false")
                        .passedOver())
                .isEqualTo(1);
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 5.00 USD CRM null");
    }

    @Test
    void warnsOfAStageThatIsNearlyWonAndDoesNotCountIt() {
        ImportResult result = apply(
                PLAIN,
                "rosa,2040-01-05,5,Closed Won",
                "raj,2040-01-05,7,Closed Won - Reversed",
                "raj,2040-01-06,7,Closed Won - Reversed");

        assertThat(result.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.row()).isEqualTo(3);
            assertThat(warning.message())
                    .startsWith("“Closed Won - Reversed” does not count as won, only “Closed Won”");
        });
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 5.00 USD CRM null");
    }

    @Test
    void neverGuessesWhetherTheDayOrTheMonthComesFirst() {
        String[] open = {PLAIN, "rosa,04/03/2040,5,Won", "raj,5/5/2040,7,Won", "ren,12/04/2040,9,Won"};

        Outcome refused = importing(Choices.NONE, open);
        assertThat(refused.result().errors())
                .containsExactly(new ImportResult.Problem(
                        2,
                        "close date",
                        "“04/03/2040” is April 3, 2040, with the month first, or March 4, 2040, with the day first, and no"
                                + " date of the file tells which: say how its dates are written (dates=month-first or"
                                + " dates=day-first)."));
        assertThat(refused.areDatesOpen()).isTrue();
        assertThat(stored()).isEmpty();

        importing(new Choices("", "day-first", List.of(), false), open);
        assertThat(stored())
                .containsExactly(
                        "raj 2040-05-01 null 7.00 USD CRM null",
                        "ren 2040-04-01 null 9.00 USD CRM null",
                        "rosa 2040-03-01 null 5.00 USD CRM null");
        importing(new Choices("", "month-first", List.of(), false), open);
        assertThat(stored())
                .contains("rosa 2040-04-01 null 5.00 USD CRM null", "ren 2040-12-01 null 9.00 USD CRM null");
        assertThat(importing(new Choices("", "iso", List.of(), false), open)
                        .result()
                        .errors())
                .first()
                .satisfies(
                        error -> assertThat(error.message()).isEqualTo("“04/03/2040” is no date such as 2027-03-31."));
        assertThatThrownBy(() -> importing(new Choices("", "dmy", List.of(), false), open))
                .hasMessage("“dmy” is no order of dates: use one of day-first, month-first, iso.");
    }

    @Test
    void letsAnyDateOfTheFileTellAlsoALaterOneAndOfADealThatIsNotWon() {
        apply(PLAIN, "rosa,04/03/2040,1,Won");
        assertThat(apply(PLAIN, "rosa,04/03/2040,5,Won", "raj,25/06/2040,7,Prospecting")
                        .errors())
                .isEmpty();
        assertThat(stored()).containsExactly("rosa 2040-03-01 null 5.00 USD CRM null");

        assertThat(apply(PLAIN, "rosa,04/03/2040,6,Won", "raj,06/25/2040,7,Prospecting")
                        .errors())
                .isEmpty();
        assertThat(stored())
                .as("it covers April to June, so March stays")
                .containsExactly("rosa 2040-03-01 null 5.00 USD CRM null", "rosa 2040-04-01 null 6.00 USD CRM null");
        assertThat(apply(PLAIN, "rosa,25/06/2040,6,Won", "raj,06/25/2040,7,Won").errors())
                .containsExactly(new ImportResult.Problem(
                        3,
                        "close date",
                        "“25/06/2040” in row 2 has the day first, and “06/25/2040” in row 3 the month: write all dates"
                                + " alike."));
    }

    @Test
    void warnsWhereExcelMayHaveExchangedDaysAndMonths() {
        assertThat(apply(PLAIN, "rosa,2040-04-03,6,Won", "raj,25/06/2040,7,Won").warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .startsWith("Some dates are written as “2040-04-03” and others as “25/06/2040”."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Stage,Currency | z1,z9,Rosa Delgado,1000,A,2040-07-10,Closed Won,USD | Zoho z1",
                "Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - Status,Deal - Stage,Deal - Won time,Deal - Expected close date | 1,A,Rosa Delgado,1000,USD,Won,Negotiation,2040-07-10 10:11:12,2040-07-30 | Pipedrive 1",
                "(Do Not Modify) Opportunity,Topic,Actual Close Date,Actual Revenue,Status,Owner,Currency | b3,A,7/20/2040,\"$1,000.00\",Won,Rosa Delgado,US Dollar | Dynamics b3",
                "Opportunity-Inhaber;Opportunity-Name;Phase;Betrag;Schlusstermin;Währung | Rosa Delgado;A;Geschlossen und gewonnen;1.000,00;15.07.2040;USD | Salesforce null"
            })
    void knowsTheExportsOfOthersByTheirHeaders(String header, String deal, String source) {
        assertThat(apply(header, deal).errors()).isEmpty();
        assertThat(stored()).containsExactly("rosa 2040-07-01 null 1000.00 USD " + source);
    }

    @Test
    void saysInOneSentenceWhichColumnsOfAnUnknownExportAreLikelyMeant() {
        assertThat(apply("Sales Rep,Closed On,Deal Value,Sales Stage,Region", "rosa,2040-01-01,5,Won,North")
                        .errors())
                .containsExactly(new ImportResult.Problem(
                        1,
                        null,
                        "The first row must name the columns person, month, quota, booked, currency. Likely meant here:"
                                + " “Sales Rep” as person, “Closed On” as Close Date, “Deal Value” as Amount, “Sales Stage” as"
                                + " Stage. Rename them."));
        assertThat(apply("Owner,Date Closed,Amount,Stage", "rosa,2040-01-01,5,Won")
                        .errors())
                .containsExactly(new ImportResult.Problem(
                        1,
                        "close date",
                        "This looks like the export of a CRM; the column “Close Date” is missing: add it. Likely meant here:"
                                + " “Date Closed” as Close Date. Rename them."));
    }

    @Test
    void refusesAColumnThatIsThereTwiceIfItIsRead() {
        assertThat(apply("Owner,Amount,Amount,Stage,Close Date", "rosa,1,100,Won,2040-01-01")
                        .errors())
                .containsExactly(new ImportResult.Problem(
                        1, "amount", "The column “amount” is there twice: remove the one that does not count."));
        assertThat(apply(PLAIN + ",Note,Note", "rosa,2040-01-01,1,Won,a,b").errors())
                .isEmpty();
    }

    @Test
    void readsFromTheRowThatNamesTheColumnsAndSaysSo() {
        ImportResult result = apply(
                "Won deals this quarter",
                "\"As of 2040-03-31 09:12, Generated by Hana\"",
                "Filtered By",
                "",
                "Opportunity Owner,Opportunity Name,Stage,Amount,Close Date",
                "Rosa Delgado,Acme 1,Closed Won,1000,3/15/2040");

        assertThat(result.rows()).isEqualTo(1);
        assertThat(result.warnings())
                .containsExactly(new ImportResult.Problem(
                        5, null, "The columns are named in row 5, so what stands above it was left out."));
        assertThat(stored()).containsExactly("rosa 2040-03-01 null 1000.00 USD Salesforce null");
    }

    @Test
    void knowsAnOwnerByAnotherApostropheAnotherDashAndOtherSpaces() {
        jdbc.update("insert into person (id, name, role, version) values ('rosa2', 'Rósa O''Neill-Smith', 'rep', 0)");

        assertThat(apply(PLAIN, "rósa\u00a0 O’Neill‑Smith,2040-01-01,1,Won").errors())
                .isEmpty();
        assertThat(stored()).containsExactly("rosa2 2040-01-01 null 1.00 USD CRM null");
        assertThat(apply(PLAIN, "Rosa O'Neill-Smith,2040-01-01,1,Won").errors())
                .as("an accent makes another name")
                .hasSize(1);
        jdbc.update("delete from sales_result where person_id = 'rosa2'");
    }

    @Test
    void takesALineBreakInACellAsASpaceSinceItKeepsNoTextOfADeal() {
        ImportResult result = apply(
                "\"Opportunity\nOwner\",Opportunity Name,Stage,Close Date,Amount,Opportunity ID,Description",
                "\"Rosa\nDelgado\",\"One\nmore\",\"Closed\tWon\",2040-01-15,100,006A,\"So\nmany\nlines\"");

        assertThat(result.errors()).isEmpty();
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 100.00 USD Salesforce 006A");
    }

    @Test
    void warnsOfADealThatIsThereTwiceWithoutAnId() {
        String header = PLAIN + ",Deal Name,Product";

        ImportResult result = apply(
                header,
                "rosa,2040-01-05,5,Won,Big deal,Pump",
                "rosa,2040-01-05,5,Won,Big deal,Valve",
                "rosa,2040-01-05,5,Won,Another,Valve");

        assertThat(result.warnings())
                .containsExactly(new ImportResult.Problem(
                        3,
                        "deal name",
                        "“Big deal” is in row 2 already, with the same owner, date and amount, and both count: if it is one"
                                + " deal, with a row a product perhaps, remove one of them."));
        assertThat(stored()).containsExactly("rosa 2040-01-01 null 15.00 USD CRM null");
    }

    @Test
    void takesNoCommaForTwoThings() {
        assertThat(apply(PLAIN, "rosa,2040-01-05,\"1.234,56\",Won", "raj,2040-01-05,\"5,000\",Won")
                        .errors())
                .containsExactly(new ImportResult.Problem(
                        3,
                        "amount",
                        "In row 2 a comma stands before the cents, and in row 3 between thousands: write all amounts"
                                + " alike."));
    }

    @Test
    void saysWhatItWouldChangeAndChangesNothing() {
        Upload.by("hana", imports, Upload.csv("rosa,2040-02,9000,77,USD,,"), "");
        apply(PLAIN, "rosa,2040-01-31,100,Won", "raj,2040-01-01,50,Won");
        List<String> before = stored();

        Outcome checked = Upload.by(
                "hana",
                imports,
                Upload.text(PLAIN, "rosa,2040-02-05,300,Won", "raj,2040-01-01,50,Won", "ren,2040-01-01,€7,Won"),
                Choices.NONE,
                true);

        assertThat(checked.result()).isEqualTo(new ImportResult(3, 1, 2, 1, 0, List.of()));
        assertThat(checked.preview().sums())
                .extracting(sum -> String.join(
                        " ",
                        sum.month().toString(),
                        sum.currency(),
                        sum.bookedBefore().toString(),
                        sum.bookedAfter().toString()))
                .containsExactly("2040-01 EUR 0.00 7.00", "2040-01 USD 150.00 50.00", "2040-02 USD 77.00 300.00");
        assertThat(checked.preview().changes())
                .extracting(Preview.Change::person, Preview.Change::bookedBefore, Preview.Change::bookedAfter)
                .extracting(Object::toString)
                .containsExactly("(\"rosa\", 77.00, 300.00)", "(\"rosa\", 100.00, 0)", "(\"ren\", null, 7.00)");
        assertThat(stored()).isEqualTo(before);
    }

    private Outcome importing(Choices choices, String... lines) {
        return Upload.by(
                "hana",
                imports,
                Upload.text(lines[0], List.of(lines).subList(1, lines.length).toArray(String[]::new)),
                choices,
                false);
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

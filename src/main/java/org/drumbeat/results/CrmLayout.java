package org.drumbeat.results;

import static org.drumbeat.results.CrmColumns.AMOUNT;
import static org.drumbeat.results.CrmColumns.CLOSED;
import static org.drumbeat.results.CrmColumns.CLOSE_DATE;
import static org.drumbeat.results.CrmColumns.CURRENCY;
import static org.drumbeat.results.CrmColumns.EXPECTED_DATE;
import static org.drumbeat.results.CrmColumns.NAME;
import static org.drumbeat.results.CrmColumns.OWNER;
import static org.drumbeat.results.CrmColumns.RECORD;
import static org.drumbeat.results.CrmColumns.STAGE;
import static org.drumbeat.results.CrmColumns.WON;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drumbeat.imports.Alike;
import org.drumbeat.imports.DateOrder;
import org.drumbeat.imports.Dates;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Row;

/**
 * The columns of a CRM's export: each row is a deal, and won deals count in the month of their close date. It is recognized
 * by its header, whatever other columns the export has.
 */
final class CrmLayout implements Layout {

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int LONGEST_ID = 200;

    private static final Set<String> YES =
            Set.of("true", "yes", "y", "1", "x", "ja", "wahr", "oui", "vrai", "si", "sí");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "-", "nein", "falsch", "non", "faux");

    private final CrmColumns columns;
    private final Coverage coverage;
    private final Owners people;
    private final String currency;
    private final WonStages stages;
    private final boolean nothingWon;
    private final LocalDate today;
    private final Dates dates;
    private final int headerAt;
    private final FirstRows sameDeals = new FirstRows();

    private boolean anyWon;
    private boolean anyClosed;
    private boolean anyUnsure;
    private int firstDecimalComma;
    private int firstCommaOfThousands;

    private CrmLayout(
            Row header,
            CrmColumns columns,
            Owners people,
            String currency,
            WonStages stages,
            Choices choices,
            Clock clock) {
        this.columns = columns;
        this.coverage = new Coverage(columns.source());
        this.people = people;
        this.currency = currency;
        this.stages = stages;
        this.nothingWon = choices.nothingWon();
        this.today = LocalDate.now(clock);
        this.dates = new Dates(choices.order(), clock.getZone(), FIRST_DAY, LAST_DAY);
        this.headerAt = header.number();
    }

    /** Whether a header is that of such an export, or of one that lacks a column. */
    static boolean isMeantBy(Row header) {
        return new CrmColumns(header).areMeant();
    }

    /**
     * Nothing where a column is missing, or there twice.
     *
     * @param currency of a deal that names none
     * @param clock in whose zone a moment becomes a day
     */
    static Optional<Layout> of(
            Row header,
            Owners people,
            String currency,
            WonStages stages,
            Choices choices,
            Clock clock,
            Consumer<ImportResult.Problem> problems) {
        CrmColumns columns = new CrmColumns(header);
        List<String> missing = columns.missing();
        if (!missing.isEmpty()) {
            boolean one = missing.size() == 1;
            problems.accept(new ImportResult.Problem(
                    header.number(),
                    one ? missing.get(0).toLowerCase(Locale.ROOT) : null,
                    "This looks like the export of a CRM; " + (one ? "the column " : "the columns ")
                            + WonStages.quoted(missing) + (one ? " is" : " are") + " missing: add "
                            + (one ? "it." : "them.") + columns.likelyMeant()));
            return Optional.empty();
        }
        columns.twice()
                .forEach(column -> problems.accept(new ImportResult.Problem(
                        header.number(),
                        column,
                        "The column “" + column + "” is there twice: remove the one that does not count.")));
        return columns.twice().isEmpty()
                ? Optional.of(new CrmLayout(header, columns, people, currency, stages, choices, clock))
                : Optional.empty();
    }

    @Override
    public Optional<Coverage> coverage() {
        return Optional.of(coverage);
    }

    @Override
    public Optional<Line> read(
            Row row, Consumer<ImportResult.Problem> problems, Consumer<ImportResult.Problem> warnings) {
        Deal deal = new Deal(row, problems);
        if (!deal.isWon(warnings)) {
            String owner = columns.cell(row, OWNER);
            Dates.Day day = deal.dayIfAny();
            coverage.add(owner == null ? null : people.find(owner), day);
            anyClosed |= deal.isClosed(day);
            return Optional.empty();
        }
        anyWon = true;
        deal.requireFit();
        String owner = deal.owner();
        Dates.Day day = deal.day();
        Amount amount = deal.amount();
        String code = amount == null ? null : deal.currency(amount);
        String id = deal.id();
        coverage.add(owner, day);
        if (!deal.fits) {
            return Optional.empty();
        }
        deal.sameAsBefore(owner, day, amount, id).ifPresent(warnings);
        return Optional.of(new Line(
                row.number(),
                owner,
                YearMonth.from(day.day()),
                day.isOpen() ? YearMonth.from(day.otherwise()) : null,
                null,
                amount.value(),
                code,
                coverage.source(),
                id));
    }

    @Override
    public Optional<ImportResult.Problem> repeats(Line line, FirstRows rows) {
        int first = line.externalId() == null ? line.row() : rows.of(line.externalId(), line.row());
        return first == line.row()
                ? Optional.empty()
                : Optional.of(new ImportResult.Problem(
                        line.row(),
                        columns.named(RECORD),
                        "The deal “" + Row.shortened(line.externalId()) + "” is in row " + first
                                + " already, and would count twice: remove one of them."));
    }

    @Override
    public void conclude(Consumer<ImportResult.Problem> problems, Consumer<ImportResult.Problem> warnings) {
        dates.conclude(problems, warnings);
        if (areOpenDaysOtherwise()) {
            coverage.settleOtherwise();
        }
        if (firstDecimalComma > 0 && firstCommaOfThousands > 0) {
            problems.accept(new ImportResult.Problem(
                    Math.max(firstDecimalComma, firstCommaOfThousands),
                    columns.named(AMOUNT),
                    "In row " + firstDecimalComma + " a comma stands before the cents, and in row "
                            + firstCommaOfThousands + " between thousands: write all amounts alike."));
        }
        if (isNothingWonByMistake()) {
            List<String> found = stages.ofTheFile();
            problems.accept(new ImportResult.Problem(
                    headerAt,
                    columns.named(STAGE),
                    "No deal of this file counts as won, though some are closed, and what is booked would become 0. Its stages are "
                            + WonStages.quoted(found)
                            + ": say which of them are won (won=…), or that nothing was won (nothingWon=true)."));
        }
    }

    private boolean isNothingWonByMistake() {
        return !anyWon && anyClosed && !anyUnsure && !nothingWon;
    }

    @Override
    public boolean areOpenDaysOtherwise() {
        return dates.order() == DateOrder.DAY_FIRST;
    }

    @Override
    public boolean areDaysOpen() {
        return dates.areOpen();
    }

    @Override
    public List<String> stagesToChoose() {
        return isNothingWonByMistake() ? stages.ofTheFile() : List.of();
    }

    /** One deal, and whether all of it fits. */
    private final class Deal {

        private final Row row;
        private final Consumer<ImportResult.Problem> problems;
        private final Boolean won;
        private final Boolean closed;
        private boolean fits = true;

        Deal(Row row, Consumer<ImportResult.Problem> problems) {
            this.row = row;
            this.problems = problems;
            this.won = answer(WON);
            this.closed = answer(CLOSED);
        }

        /** A separate column outranks the stage, since stages get renamed and translated. */
        boolean isWon(Consumer<ImportResult.Problem> warnings) {
            String stage = columns.cell(row, STAGE);
            boolean isNew = stages.note(stage, row.number());
            if (won != null) {
                return won;
            }
            if (isNew && stages.isNearly(stage)) {
                warnings.accept(new ImportResult.Problem(
                        row.number(),
                        columns.named(STAGE),
                        "“" + Row.shortened(stage) + "” does not count as won, only " + WonStages.quoted(stages.names())
                                + " does: look whether that is meant."));
            }
            return !Boolean.FALSE.equals(closed) && stages.has(stage);
        }

        /** Whether it was closed without being won, as far as anybody can tell. */
        boolean isClosed(Dates.Day day) {
            if (closed != null) {
                return closed;
            }
            String stage = columns.cell(row, STAGE);
            return stage != null
                    && (WonStages.isOver(stage) || day != null && !day.day().isAfter(today));
        }

        /** The value of a true-or-false column; null where there is none, or it is empty. */
        private Boolean answer(List<String> names) {
            String cell = columns.cell(row, names);
            String answer = cell == null ? "" : Alike.key(cell);
            if (cell != null && !YES.contains(answer) && !NO.contains(answer)) {
                anyUnsure = true;
                problem(
                        names,
                        "“" + Row.shortened(cell) + "” is neither true nor false: correct it, or rename the column"
                                + " if it says something else.");
            }
            return cell == null ? null : YES.contains(answer);
        }

        Dates.Day dayIfAny() {
            return Stream.of(CLOSE_DATE, EXPECTED_DATE)
                    .filter(names -> columns.cell(row, names) != null)
                    .findFirst()
                    .flatMap(names -> dates.read(row.number(), columns.named(names), columns.cell(row, names)))
                    .orElse(null);
        }

        /** Without an id nobody knows whether two rows are the same deal, which a report may list once per product. */
        Optional<ImportResult.Problem> sameAsBefore(String owner, Dates.Day day, Amount amount, String id) {
            String name = columns.cell(row, NAME);
            if (id != null || name == null) {
                return Optional.empty();
            }
            int first = sameDeals.of(String.join("\n", name, owner, day.toString(), amount.toString()), row.number());
            return first == row.number()
                    ? Optional.empty()
                    : Optional.of(new ImportResult.Problem(
                            row.number(),
                            columns.named(NAME),
                            "“" + Row.shortened(name) + "” is in row " + first
                                    + " already, with the same owner, date and amount, and both count: if it is one deal,"
                                    + " with a row a product perhaps, remove one of them."));
        }

        void requireFit() {
            if (IntStream.range(columns.width(), row.cells().size()).anyMatch(column -> row.cell(column) != null)) {
                problem(null, "This row has more cells than the header. A separator too many is often why.");
            }
        }

        String owner() {
            String cell = required(OWNER);
            if (cell == null) {
                return null;
            }
            String owner = people.find(cell);
            if (people.isAmbiguous(cell)) {
                problem(
                        OWNER,
                        "Several people are called “" + Row.shortened(cell)
                                + "”: write the id or the e-mail of the one who is meant.");
            } else if (owner == null) {
                problem(
                        OWNER,
                        "Nobody has the id, e-mail or name “" + Row.shortened(cell)
                                + "”: import them as people first, or correct the owner.");
            }
            return owner;
        }

        Dates.Day day() {
            String cell = required(CLOSE_DATE);
            if (cell == null) {
                return null;
            }
            Optional<Dates.Day> day = dates.read(row.number(), columns.named(CLOSE_DATE), cell);
            if (day.isEmpty()) {
                problem(CLOSE_DATE, "“" + Row.shortened(cell) + "” is no date such as " + dates.example() + ".");
            }
            return day.orElse(null);
        }

        Amount amount() {
            String cell = columns.cell(row, AMOUNT);
            if (cell == null) {
                problem(AMOUNT, "The amount of this won deal is missing: write 0 if it brought nothing.");
                return null;
            }
            Optional<Amount> amount = Amount.ofCrm(cell);
            boolean isOpen = columns.hasDecimalCommas() && Amount.hasCommaOfThousands(cell) && !cell.contains(".");
            if (Amount.hasDecimalComma(cell)) {
                firstDecimalComma = firstDecimalComma == 0 ? row.number() : firstDecimalComma;
            } else if (Amount.hasCommaOfThousands(cell)) {
                firstCommaOfThousands = firstCommaOfThousands == 0 ? row.number() : firstCommaOfThousands;
            }
            if (amount.isEmpty() || isOpen) {
                problem(
                        AMOUNT,
                        "“" + Row.shortened(cell)
                                + "” is no amount such as 1,234.56 or USD 1,234.56: write commas between"
                                + " thousands, and a point before cents.");
            }
            return amount.orElse(null);
        }

        String currency(Amount amount) {
            String cell = columns.cell(row, CURRENCY);
            if (cell == null) {
                return unnamed(amount);
            }
            Optional<String> code = Amount.currencyOfCrm(cell);
            if (code.isEmpty()) {
                problem(CURRENCY, "“" + Row.shortened(cell) + "” is no currency such as USD.");
            } else if (!amount.mayBeIn(code.get())) {
                problem(
                        CURRENCY,
                        "The amount is in " + amount.currencyInWords() + " and the currency is " + code.get()
                                + ": correct one of them.");
            }
            return code.orElse(null);
        }

        private String unnamed(Amount amount) {
            String code = amount.currency().orElse(currency);
            if (!amount.mayBeIn(code)) {
                problem(
                        AMOUNT,
                        "The amount is in " + amount.currencyInWords() + ", and what names no currency counts as "
                                + code + ": import the file with a currency such as USD, or add a column “Currency”.");
            }
            return code;
        }

        String id() {
            String cell = columns.cell(row, RECORD);
            if (cell != null && cell.length() > LONGEST_ID) {
                problem(RECORD, "The id of a record can have at most " + LONGEST_ID + " characters.");
            }
            return cell;
        }

        private String required(List<String> names) {
            String cell = columns.cell(row, names);
            if (cell == null) {
                problem(names, "“" + columns.named(names) + "” is missing.");
            }
            return cell;
        }

        private void problem(List<String> names, String sentence) {
            fits = false;
            problems.accept(
                    new ImportResult.Problem(row.number(), names == null ? null : columns.named(names), sentence));
        }
    }
}

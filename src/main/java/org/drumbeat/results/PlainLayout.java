package org.drumbeat.results;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.drumbeat.imports.Columns;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Row;

/** Our own columns: a row is a month of somebody. */
final class PlainLayout implements Layout {

    static final List<String> REQUIRED = List.of("person", "month", "quota", "booked", "currency");
    static final List<String> OPTIONAL = List.of("source", "external_id");

    static final List<String> COLUMNS =
            Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).toList();

    /** What others call our columns, and those of the export of a CRM. */
    private static final Map<String, List<String>> LIKELY = likely();

    private static final YearMonth FIRST = YearMonth.of(1990, 1);
    private static final YearMonth LAST = YearMonth.of(2199, 12);
    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_ID = 200;
    private static final int LENGTH_OF_A_MONTH = "2027-01".length();

    private final Columns columns;
    private final Owners people;
    private final String currency;

    private PlainLayout(Columns columns, Owners people, String currency) {
        this.columns = columns;
        this.people = people;
        this.currency = currency;
    }

    /** @param currency of a row that names none */
    static Optional<Layout> of(Row header, Owners people, String currency, Consumer<ImportResult.Problem> problems) {
        return Columns.of(header, "results", REQUIRED, OPTIONAL, LIKELY, problems)
                .map(columns -> new PlainLayout(columns, people, currency));
    }

    private static Map<String, List<String>> likely() {
        Map<String, List<String>> likely = new LinkedHashMap<>();
        likely.put("person", List.of("login", "user", "user name", "employee", "employee id", "rep", "sales rep"));
        likely.put("month", List.of("period", "month start"));
        likely.put("quota", List.of("target", "goal", "plan"));
        likely.put("booked", List.of("bookings", "sales", "actual", "actuals", "revenue"));
        likely.put("currency", List.of("currency code", "iso currency"));
        likely.putAll(CrmColumns.LIKELY);
        return likely;
    }

    /** Whether a row names our columns, or so many of them that it is meant to. */
    static boolean isMeantBy(Row header) {
        return Columns.areNamedBy(header, REQUIRED);
    }

    @Override
    public Optional<Coverage> coverage() {
        return Optional.empty();
    }

    @Override
    public Optional<Line> read(
            Row row, Consumer<ImportResult.Problem> problems, Consumer<ImportResult.Problem> warnings) {
        Cells cells = new Cells(row, problems);
        String person = cells.person();
        YearMonth month = cells.month();
        Amount quota = cells.amount("quota");
        Amount booked = cells.amount("booked");
        String code = cells.currency();
        String source = cells.text("source", LONGEST_SOURCE);
        String id = cells.text("external_id", LONGEST_ID);
        if (quota != null && quota.value().signum() < 0) {
            cells.problem("quota", "A quota cannot be negative.");
        }
        if (!cells.fit) {
            return Optional.empty();
        }
        return Optional.of(new Line(
                row.number(),
                person,
                month,
                null,
                quota == null ? null : quota.value(),
                booked == null ? null : booked.value(),
                code,
                source,
                id));
    }

    @Override
    public Optional<ImportResult.Problem> repeats(Line line, FirstRows rows) {
        int first = rows.of(line.person() + " " + line.month(), line.row());
        return first == line.row()
                ? Optional.empty()
                : Optional.of(new ImportResult.Problem(
                        line.row(),
                        "month",
                        "“" + line.person() + "” has " + line.month() + " in row " + first
                                + " already: everybody has one row a month."));
    }

    @Override
    public void conclude(Consumer<ImportResult.Problem> problems, Consumer<ImportResult.Problem> warnings) {
        // A row that is a month says all of it.
    }

    @Override
    public boolean areOpenDaysOtherwise() {
        return false;
    }

    @Override
    public boolean areDaysOpen() {
        return false;
    }

    @Override
    public List<String> stagesToChoose() {
        return List.of();
    }

    /** The cells of one row, and whether all of them fit. */
    private final class Cells {

        private final Row row;
        private final Consumer<ImportResult.Problem> problems;
        private boolean fit;

        Cells(Row row, Consumer<ImportResult.Problem> problems) {
            this.row = row;
            this.problems = problems;
            this.fit = columns.fit(row, problems);
        }

        String person() {
            String id = required("person");
            if (id != null && !people.hasId(id)) {
                problem(
                        "person",
                        "Nobody has the id “" + Row.shortened(id)
                                + "”: import them as people first, or correct the id.");
            }
            return id;
        }

        /** As 2027-01, or as the first day of the month. */
        YearMonth month() {
            String cell = required("month");
            if (cell == null) {
                return null;
            }
            try {
                YearMonth month = cell.length() == LENGTH_OF_A_MONTH
                        ? YearMonth.parse(cell)
                        : YearMonth.from(LocalDate.parse(cell));
                boolean isFirstDay = cell.length() == LENGTH_OF_A_MONTH || cell.endsWith("-01");
                if (isFirstDay && !month.isBefore(FIRST) && !month.isAfter(LAST)) {
                    return month;
                }
            } catch (DateTimeException e) {
                // The same sentence as for a month that nobody means.
            }
            problem("month", "“" + Row.shortened(cell) + "” is no month such as 2027-01, nor the first day of one.");
            return null;
        }

        Amount amount(String column) {
            String cell = columns.cell(row, column);
            Optional<Amount> amount = cell == null ? Optional.empty() : Amount.plain(cell);
            if (cell != null && amount.isEmpty()) {
                problem(column, "“" + Row.shortened(cell) + "” is no amount such as 1234.56.");
            }
            return amount.orElse(null);
        }

        String currency() {
            String cell = columns.cell(row, "currency");
            if (cell == null) {
                return currency;
            }
            Optional<String> code = Amount.currency(cell);
            if (code.isEmpty()) {
                problem("currency", "“" + Row.shortened(cell) + "” is no currency such as USD.");
            }
            return code.orElse(null);
        }

        String text(String column, int longest) {
            String cell = columns.cell(row, column);
            if (cell != null && cell.length() > longest) {
                problem(column, "“" + column + "” can have at most " + longest + " characters.");
            }
            return cell;
        }

        private String required(String column) {
            String cell = columns.cell(row, column);
            if (cell == null) {
                problem(column, "“" + column + "” is missing.");
            }
            return cell;
        }

        void problem(String column, String sentence) {
            fit = false;
            problems.accept(new ImportResult.Problem(row.number(), column, sentence));
        }
    }
}

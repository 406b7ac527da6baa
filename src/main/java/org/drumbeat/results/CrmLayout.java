package org.drumbeat.results;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Row;

/**
 * The columns of a CRM's export: a row is a deal, of which those that are won count in the month of their close date. It is
 * known by its header, whatever other columns the export has.
 */
final class CrmLayout implements Layout {

    /** As Salesforce, HubSpot and others name them. */
    private static final List<String> OWNER = List.of("opportunity owner", "deal owner", "owner");

    private static final List<String> CLOSE_DATE = List.of("close date");
    private static final List<String> AMOUNT = List.of("amount");
    private static final List<String> STAGE = List.of("stage", "deal stage");

    /** Without which it is no export, and how a sentence names them. */
    private static final Map<List<String>, String> REQUIRED =
            Map.of(OWNER, "Owner", CLOSE_DATE, "Close Date", AMOUNT, "Amount", STAGE, "Stage");

    private static final List<String> CURRENCY = List.of("amount currency", "currency");
    private static final List<String> RECORD = List.of("opportunity id", "record id");

    private static final Map<String, String> SOURCES =
            Map.of("opportunity owner", "Salesforce", "deal owner", "HubSpot", "owner", "CRM");

    private static final Pattern ISO_DAY = Pattern.compile("(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9:.]+)?");
    private static final Pattern US_DAY =
            Pattern.compile("(?<day>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})( [0-9]{1,2}:[0-9:]+( ?[AaPp][Mm])?)?");

    private static final DateTimeFormatter US =
            DateTimeFormatter.ofPattern("M/d/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int LONGEST_ID = 200;

    private final Map<String, Integer> places;
    private final int width;
    private final String source;
    private final Coverage coverage;
    private final Owners people;
    private final String currency;
    private final ZoneId zone;

    private CrmLayout(
            Map<String, Integer> places, int width, String source, Owners people, String currency, ZoneId zone) {
        this.places = places;
        this.width = width;
        this.source = source;
        this.coverage = new Coverage(source);
        this.people = people;
        this.currency = currency;
        this.zone = zone;
    }

    /** Whether a header is that of such an export, or of one that lacks a column; none of our own columns is called like these. */
    static boolean isMeantBy(Row header) {
        List<String> missing = missing(places(header));
        return missing.contains(REQUIRED.get(OWNER)) ? missing.size() == 1 : missing.size() < REQUIRED.size() - 1;
    }

    /**
     * Nothing where a column is missing.
     *
     * @param currency of a deal that names none
     * @param zone in which a moment becomes a day
     */
    static Optional<Layout> of(
            Row header, Owners people, String currency, ZoneId zone, Consumer<ImportResult.Problem> problems) {
        Map<String, Integer> places = places(header);
        List<String> missing = missing(places);
        if (!missing.isEmpty()) {
            missing.forEach(column -> problems.accept(new ImportResult.Problem(
                    header.number(),
                    column.toLowerCase(Locale.ROOT),
                    "This looks like the export of a CRM; the column “" + column + "” is missing: add it.")));
            return Optional.empty();
        }
        String source = SOURCES.get(named(OWNER, places));
        return Optional.of(new CrmLayout(places, header.cells().size(), source, people, currency, zone));
    }

    private static List<String> missing(Map<String, Integer> places) {
        return Stream.of(OWNER, CLOSE_DATE, AMOUNT, STAGE)
                .filter(names -> named(names, places) == null)
                .map(REQUIRED::get)
                .toList();
    }

    private static Map<String, Integer> places(Row header) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.cells().size(); i++) {
            if (header.cell(i) != null) {
                places.putIfAbsent(header.cell(i).toLowerCase(Locale.ROOT), i);
            }
        }
        return places;
    }

    private static String named(List<String> names, Map<String, Integer> places) {
        return names.stream().filter(places::containsKey).findFirst().orElse(null);
    }

    @Override
    public Optional<Coverage> coverage() {
        return Optional.of(coverage);
    }

    @Override
    public Optional<Line> read(Row row, Consumer<ImportResult.Problem> problems) {
        if (!isWon(cell(row, STAGE))) {
            String owner = cell(row, OWNER);
            coverage.add(
                    owner == null ? null : people.find(owner),
                    day(cell(row, CLOSE_DATE)).orElse(null));
            return Optional.empty();
        }
        Deal deal = new Deal(row, problems);
        String owner = deal.owner();
        LocalDate day = deal.day();
        Amount amount = deal.amount();
        String code = amount == null ? null : deal.currency(amount);
        String id = deal.id();
        coverage.add(owner, day);
        return deal.fits
                ? Optional.of(
                        new Line(row.number(), owner, YearMonth.from(day), null, amount.value(), code, source, id))
                : Optional.empty();
    }

    @Override
    public Optional<ImportResult.Problem> repeats(Line line, FirstRows rows) {
        int first = line.externalId() == null ? line.row() : rows.of(line.externalId(), line.row());
        return first == line.row()
                ? Optional.empty()
                : Optional.of(new ImportResult.Problem(
                        line.row(),
                        named(RECORD, places),
                        "The deal “" + Row.shortened(line.externalId()) + "” is in row " + first
                                + " already, and would count twice: remove one of them."));
    }

    /** Salesforce says “Closed Won”, HubSpot “Closed won (Sales Pipeline)” or “closedwon”. */
    private static boolean isWon(String stage) {
        String letters = stage == null ? "" : stage.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return letters.startsWith("closedwon") || letters.equals("won");
    }

    private String cell(Row row, List<String> names) {
        String name = named(names, places);
        return name == null ? null : row.cell(places.get(name));
    }

    /** Nothing where a cell is empty, is no date, or is one that nobody means. */
    private Optional<LocalDate> day(String cell) {
        try {
            return Optional.ofNullable(cell)
                    .map(this::parse)
                    .filter(day -> !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private LocalDate parse(String cell) {
        Matcher iso = ISO_DAY.matcher(cell);
        if (iso.matches()) {
            return LocalDate.parse(iso.group("day"));
        }
        Matcher us = US_DAY.matcher(cell);
        if (us.matches()) {
            return LocalDate.parse(us.group("day"), US);
        }
        // With an offset it is a moment, which is another day elsewhere.
        return OffsetDateTime.parse(cell.replace(' ', 'T'))
                .atZoneSameInstant(zone)
                .toLocalDate();
    }

    /** One won deal, and whether all of it fits. */
    private final class Deal {

        private final Row row;
        private final Consumer<ImportResult.Problem> problems;
        private boolean fits = true;

        Deal(Row row, Consumer<ImportResult.Problem> problems) {
            this.row = row;
            this.problems = problems;
            if (IntStream.range(width, row.cells().size()).anyMatch(column -> row.cell(column) != null)) {
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

        LocalDate day() {
            String cell = required(CLOSE_DATE);
            if (cell == null) {
                return null;
            }
            Optional<LocalDate> day = CrmLayout.this.day(cell);
            if (day.isEmpty()) {
                problem(
                        CLOSE_DATE,
                        "“" + Row.shortened(cell) + "” is no date such as 2027-03-31 or 3/31/2027 (month first).");
            }
            return day.orElse(null);
        }

        Amount amount() {
            String cell = cell(row, AMOUNT);
            if (cell == null) {
                problem(AMOUNT, "The amount of this won deal is missing: write 0 if it brought nothing.");
                return null;
            }
            Optional<Amount> amount = Amount.ofCrm(cell);
            if (amount.isEmpty()) {
                problem(
                        AMOUNT,
                        "“" + Row.shortened(cell)
                                + "” is no amount such as 1,234.56 or USD 1,234.56: write commas between"
                                + " thousands, and a point before cents.");
            }
            return amount.orElse(null);
        }

        String currency(Amount amount) {
            String cell = cell(row, CURRENCY);
            if (cell == null) {
                return unnamed(amount);
            }
            Optional<String> code = Amount.currency(cell);
            if (code.isEmpty()) {
                problem(CURRENCY, "“" + Row.shortened(cell) + "” is no currency such as USD.");
            } else if (!amount.mayBeIn(code.get())) {
                problem(
                        CURRENCY,
                        "The amount is in " + amount.currency().orElse("dollars") + " and the currency is " + code.get()
                                + ": correct one of them.");
            }
            return code.orElse(null);
        }

        private String unnamed(Amount amount) {
            String code = amount.currency().orElse(currency);
            if (!amount.mayBeIn(code)) {
                problem(
                        AMOUNT,
                        "The amount is in dollars, and what names no currency counts as " + code
                                + ": import the file with a currency such as USD, or add a column “Currency”.");
            }
            return code;
        }

        String id() {
            String cell = cell(row, RECORD);
            if (cell != null && cell.length() > LONGEST_ID) {
                problem(RECORD, "The id of a record can have at most " + LONGEST_ID + " characters.");
            }
            return cell;
        }

        private String required(List<String> names) {
            String cell = cell(row, names);
            if (cell == null) {
                problem(names, "“" + named(names, places) + "” is missing.");
            }
            return cell;
        }

        private void problem(List<String> names, String sentence) {
            fits = false;
            problems.accept(
                    new ImportResult.Problem(row.number(), names == null ? null : named(names, places), sentence));
        }
    }
}

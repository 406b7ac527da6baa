package org.drumbeat.results;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.drumbeat.imports.Alike;
import org.drumbeat.imports.Columns;
import org.drumbeat.imports.Row;

/** Where the columns of a CRM's export are, as Salesforce, HubSpot, Zoho, Pipedrive, Dynamics and others name them. */
final class CrmColumns {

    static final List<String> OWNER = List.of(
            "opportunity owner", "deal owner", "deal - owner", "opportunity-inhaber", "opportunityinhaber", "owner");

    static final List<String> CLOSE_DATE = List.of(
            "actual close date",
            "close date",
            "closing date",
            "closedate",
            "deal - won time",
            "schlusstermin",
            "schlussdatum",
            "abschlussdatum");

    /** The date of a deal that is not won yet, where that has a column of its own. */
    static final List<String> EXPECTED_DATE = List.of("deal - expected close date", "est. close date");

    static final List<String> AMOUNT = List.of("actual revenue", "amount", "deal - value", "betrag");

    static final List<String> STAGE =
            List.of("stage", "deal stage", "stagename", "deal - status", "phase", "opportunity-phase", "status");

    static final List<String> CURRENCY = List.of(
            "amount currency",
            "currency",
            "deal - currency",
            "deal - currency of value",
            "opportunity currency",
            "currencyisocode",
            "währung",
            "betrag währung");

    static final List<String> RECORD = List.of(
            "opportunity id", "record id", "deal - id", "(do not modify) opportunity", "opportunity-id", "deal id");

    static final List<String> NAME =
            List.of("opportunity name", "deal name", "deal - title", "topic", "opportunity-name", "name");

    static final List<String> WON = List.of("is closed won", "is won", "iswon", "closed won", "won");
    static final List<String> CLOSED = List.of("is closed", "isclosed", "is deal closed?", "is deal closed", "closed");

    /** The columns without which it is not an export, and how a sentence names them. */
    private static final Map<List<String>, String> REQUIRED =
            Map.of(OWNER, "Owner", CLOSE_DATE, "Close Date", AMOUNT, "Amount", STAGE, "Stage");

    /** What the columns that are needed may be called elsewhere. */
    static final Map<String, List<String>> LIKELY = likely();

    private static final Set<String> GERMAN =
            Set.of("opportunity-inhaber", "opportunityinhaber", "schlusstermin", "schlussdatum", "betrag");

    private final Row header;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    CrmColumns(Row header) {
        this.header = header;
        for (int i = 0; i < header.cells().size(); i++) {
            if (header.cell(i) != null) {
                String key = Alike.key(header.cell(i));
                if (places.putIfAbsent(key, i) != null) {
                    twice.add(key);
                }
            }
        }
    }

    private static Map<String, List<String>> likely() {
        Map<String, List<String>> likely = new LinkedHashMap<>();
        likely.put(
                "Owner",
                List.of(
                        "sales rep",
                        "salesperson",
                        "account owner",
                        "assigned to",
                        "opportunity: owner",
                        "owner name",
                        "owner: full name",
                        "rep",
                        "deal inhaber",
                        "zuständig",
                        "propriétaire",
                        "propriétaire de la transaction",
                        "propietario"));
        likely.put(
                "Close Date",
                List.of(
                        "closing date",
                        "closed on",
                        "closed date",
                        "date closed",
                        "won date",
                        "won time",
                        "expected close date",
                        "deal closed on",
                        "est close date",
                        "schlusstermin",
                        "date de fermeture",
                        "date de clôture",
                        "fecha de cierre"));
        likely.put(
                "Amount",
                List.of(
                        "value",
                        "deal value",
                        "revenue",
                        "est revenue",
                        "total",
                        "deal amount",
                        "amount converted",
                        "betrag",
                        "montant",
                        "importe"));
        likely.put(
                "Stage", List.of("status", "deal status", "sales stage", "pipeline stage", "phase", "étape", "etapa"));
        return likely;
    }

    /** The required columns that are missing; a column that says what is won replaces the stage. */
    List<String> missing() {
        return Stream.of(OWNER, CLOSE_DATE, AMOUNT, STAGE)
                .filter(names -> !has(names) && !(names == STAGE && has(WON)))
                .map(REQUIRED::get)
                .toList();
    }

    /**
     * Whether it is the header of such an export, or of one that lacks a column; none of our own columns is called like
     * these.
     */
    boolean areMeant() {
        List<String> missing = missing();
        return missing.contains(REQUIRED.get(OWNER)) ? missing.size() == 1 : missing.size() < REQUIRED.size() - 1;
    }

    /** Those that are read and stand there more than once. */
    List<String> twice() {
        return Stream.of(OWNER, CLOSE_DATE, AMOUNT, STAGE, CURRENCY, RECORD, WON, CLOSED)
                .map(this::named)
                .filter(name -> name != null && twice.contains(name))
                .toList();
    }

    /** The columns of the file that are likely those that are missing, in a sentence; empty where none is. */
    String likelyMeant() {
        Map<String, List<String>> wanted = new LinkedHashMap<>(LIKELY);
        wanted.keySet().retainAll(missing());
        return Columns.likely(header, wanted).orElse("");
    }

    boolean has(List<String> names) {
        return named(names) != null;
    }

    /** The first of these names that the header has; null where it has none. */
    String named(List<String> names) {
        return names.stream().filter(places::containsKey).findFirst().orElse(null);
    }

    /** Null where it is empty, or there is no such column. */
    String cell(Row row, List<String> names) {
        String name = named(names);
        return name == null ? null : Row.inOneLine(row.cell(places.get(name)));
    }

    int width() {
        return header.cells().size();
    }

    /** Whether the numbers are of a country where a comma stands before the cents. */
    boolean hasDecimalCommas() {
        return GERMAN.stream().anyMatch(places::containsKey);
    }

    /** Which system exports such columns. */
    String source() {
        return switch (named(OWNER)) {
            case "opportunity owner", "opportunity-inhaber", "opportunityinhaber" -> "Salesforce";
            case "deal - owner" -> "Pipedrive";
            case "deal owner" -> places.containsKey("closing date") ? "Zoho" : "HubSpot";
            default ->
                places.containsKey("actual revenue") || places.containsKey("actual close date") ? "Dynamics" : "CRM";
        };
    }
}

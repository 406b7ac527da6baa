package org.drumbeat.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drumbeat.imports.Alike;

/**
 * An amount of money as it appears in a file, to the cent, and below a thousand billion.
 *
 * @param currencies the currencies that its own code or sign allows (ISO 4217): one, or several, since several countries
 *     have a dollar; empty where it has neither and may be in any currency
 */
record Amount(BigDecimal value, Set<String> currencies) {

    /** Pesos are written with the dollar sign, too. */
    private static final Set<String> DOLLARS =
            Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU");

    private static final Set<String> CROWNS = Set.of("SEK", "NOK", "DKK", "ISK", "CZK");

    private static final Map<String, Set<String>> SIGNS = Map.ofEntries(
            Map.entry("$", DOLLARS),
            Map.entry("US$", Set.of("USD")),
            Map.entry("CA$", Set.of("CAD")),
            Map.entry("C$", Set.of("CAD")),
            Map.entry("A$", Set.of("AUD")),
            Map.entry("AU$", Set.of("AUD")),
            Map.entry("NZ$", Set.of("NZD")),
            Map.entry("S$", Set.of("SGD")),
            Map.entry("HK$", Set.of("HKD")),
            Map.entry("NT$", Set.of("TWD")),
            Map.entry("MX$", Set.of("MXN")),
            Map.entry("R$", Set.of("BRL")),
            Map.entry("€", Set.of("EUR")),
            Map.entry("£", Set.of("GBP")),
            Map.entry("¥", Set.of("JPY", "CNY")),
            Map.entry("₹", Set.of("INR")),
            Map.entry("₩", Set.of("KRW")),
            Map.entry("₪", Set.of("ILS")),
            Map.entry("₺", Set.of("TRY")),
            Map.entry("zł", Set.of("PLN")),
            Map.entry("Kč", Set.of("CZK")),
            Map.entry("Ft", Set.of("HUF")),
            Map.entry("Fr.", Set.of("CHF")),
            Map.entry("kr", CROWNS),
            Map.entry("kr.", CROWNS));

    /** As a CRM may spell out a currency; in the names that a country had before, it counts for none. */
    private static final Map<String, String> CODES_BY_NAME = codesByName();

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,20})?");

    private static final String SIGN = "\\p{L}{0,2}\\p{Sc}|\\p{L}{2,3}\\.?";

    /**
     * A sign or code before or after, commas between thousands, returns with a minus or in parentheses; or, where it can
     * mean nothing else, points or spaces between thousands and a comma before the cents. If three digits follow a point,
     * nobody knows whether they are thousands, as some countries write them, or fractions of a cent.
     */
    private static final Pattern OF_CRM =
            Pattern.compile("(?<minus>[-−])?(?<open>\\()?(?<before>" + SIGN + ")? ?(?<inner>[-−])?"
                    + "((?<number>([0-9]{1,3}(,[0-9]{3}){1,3}|[0-9]{1,12})(\\.([0-9]{1,2}|[0-9]{4,20}))?)"
                    + "|(?<comma>([0-9]{1,3}(\\.[0-9]{3}){1,3}|[0-9]{1,12}),[0-9]{1,2}|[0-9]{1,3}(\\.[0-9]{3}){2,3})"
                    + "|(?<spaced>[0-9]{1,3}([ '’][0-9]{3}){1,3}([.,][0-9]{1,2})?))"
                    + " ?(?<behind>" + SIGN + ")?(?<close>\\))?");

    private static final Pattern COMMA_BEFORE_CENTS = Pattern.compile(".*[0-9],[0-9]{1,2}(?![0-9]).*");
    private static final Pattern COMMA_BETWEEN_THOUSANDS = Pattern.compile(".*[0-9],[0-9]{3}(?![0-9]).*");

    private static final int DECIMALS = 2;

    /** Digits and a point, as one spreadsheet hands it to another: 1234.56. */
    static Optional<Amount> plain(String cell) {
        return PLAIN.matcher(cell).matches() ? Optional.of(new Amount(cents(cell), Set.of())) : Optional.empty();
    }

    /** As CRMs write it: 1,234.56, $1,234.56, USD 1,234.56, (1,234.56). */
    static Optional<Amount> ofCrm(String cell) {
        Matcher parts = OF_CRM.matcher(cell);
        if (!parts.matches()
                || (parts.group("open") == null) != (parts.group("close") == null)
                || parts.group("before") != null && parts.group("behind") != null) {
            return Optional.empty();
        }
        String sign = parts.group("before") != null ? parts.group("before") : parts.group("behind");
        Set<String> currencies = sign == null ? Set.of() : meant(sign);
        if (sign != null && currencies.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = cents(digits(parts));
        boolean negative = parts.group("minus") != null ^ parts.group("inner") != null ^ parts.group("open") != null;
        return Optional.of(new Amount(negative ? value.negate() : value, currencies));
    }

    private static String digits(Matcher parts) {
        if (parts.group("number") != null) {
            return parts.group("number").replace(",", "");
        }
        return parts.group("comma") != null
                ? parts.group("comma").replace(".", "").replace(',', '.')
                : parts.group("spaced").replaceAll("[ '’]", "").replace(',', '.');
    }

    /** Whether a comma stands before the cents. */
    static boolean hasDecimalComma(String cell) {
        return COMMA_BEFORE_CENTS.matcher(cell).matches();
    }

    /** Whether a comma stands between thousands, or before parts of a cent. */
    static boolean hasCommaOfThousands(String cell) {
        return COMMA_BETWEEN_THOUSANDS.matcher(cell).matches();
    }

    private static Set<String> meant(String signOrCode) {
        return SIGNS.containsKey(signOrCode)
                ? SIGNS.get(signOrCode)
                : currency(signOrCode).map(Set::of).orElse(Set.of());
    }

    /** The currency that it states; empty where it leaves that open. */
    Optional<String> currency() {
        return currencies.size() == 1 ? Optional.of(currencies.iterator().next()) : Optional.empty();
    }

    /** What it says about its currency, for a sentence. */
    String currencyInWords() {
        return currencies.equals(DOLLARS)
                ? "dollars"
                : currencies.stream().sorted().collect(Collectors.joining(" or "));
    }

    /** Whether what it says about its currency allows this one. */
    boolean mayBeIn(String code) {
        return currencies.isEmpty() || currencies.contains(code);
    }

    /** The code of a currency, in upper or lower case; nothing where there is no such currency. */
    static Optional<String> currency(String code) {
        try {
            return Optional.of(
                    Currency.getInstance(code.toUpperCase(Locale.ROOT)).getCurrencyCode());
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** The code of a currency that is given by its code or spelled out, as “US Dollar”. */
    static Optional<String> currencyOfCrm(String cell) {
        return currency(cell).or(() -> Optional.ofNullable(CODES_BY_NAME.get(Alike.key(cell))));
    }

    private static Map<String, String> codesByName() {
        Map<String, String> codes = new HashMap<>(Map.of("pound sterling", "GBP"));
        Currency.getAvailableCurrencies()
                .forEach(one -> codes.putIfAbsent(Alike.key(one.getDisplayName(Locale.US)), one.getCurrencyCode()));
        return codes;
    }

    private static BigDecimal cents(String number) {
        return new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}

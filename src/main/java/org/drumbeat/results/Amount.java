package org.drumbeat.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of money as it stands in a file, to the cent, and below a thousand billions.
 *
 * @param currencies in which it may be by the code or sign that it has itself (ISO 4217): one, or several as a dollar is of
 *     several countries; empty where it has none, and may be in any
 */
record Amount(BigDecimal value, Set<String> currencies) {

    /** Also pesos are written with the sign of the dollar. */
    private static final Set<String> DOLLARS =
            Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU");

    private static final Map<String, Set<String>> SIGNS = Map.of("$", DOLLARS, "€", Set.of("EUR"), "£", Set.of("GBP"));

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,20})?");

    /**
     * A sign or code before or behind, commas between thousands, what comes back with a minus or in brackets. Where three digits
     * follow a point, nobody knows whether they are thousands, as some countries write them, or parts of a cent.
     */
    private static final Pattern OF_CRM =
            Pattern.compile("(?<minus>-)?(?<open>\\()?(?<before>[A-Za-z]{3}|[$€£])? ?(?<inner>-)?"
                    + "(?<number>([0-9]{1,3}(,[0-9]{3}){1,3}|[0-9]{1,12})(\\.([0-9]{1,2}|[0-9]{4,20}))?)"
                    + " ?(?<behind>[A-Za-z]{3}|[$€£])?(?<close>\\))?");

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
        BigDecimal value = cents(parts.group("number").replace(",", ""));
        boolean negative = parts.group("minus") != null ^ parts.group("inner") != null ^ parts.group("open") != null;
        return Optional.of(new Amount(negative ? value.negate() : value, currencies));
    }

    private static Set<String> meant(String signOrCode) {
        return SIGNS.containsKey(signOrCode)
                ? SIGNS.get(signOrCode)
                : currency(signOrCode).map(Set::of).orElse(Set.of());
    }

    /** The currency that it says it is in; nothing where it leaves that open. */
    Optional<String> currency() {
        return currencies.size() == 1 ? Optional.of(currencies.iterator().next()) : Optional.empty();
    }

    /** Whether what it says of its currency leaves this one possible. */
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

    private static BigDecimal cents(String number) {
        return new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}

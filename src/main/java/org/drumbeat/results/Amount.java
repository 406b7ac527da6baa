package org.drumbeat.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of money as it stands in a file, to the cent, and below a thousand billions.
 *
 * @param currency that it names itself (ISO 4217), null where it does not
 */
record Amount(BigDecimal value, String currency) {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,20})?");

    /** A sign or code before or behind, commas between thousands, what comes back with a minus or in brackets. */
    private static final Pattern OF_CRM =
            Pattern.compile("(?<minus>-)?(?<open>\\()?(?<before>[A-Za-z]{3}|[$€£])? ?(?<inner>-)?"
                    + "(?<number>[0-9]{1,3}(,[0-9]{3}){1,3}(\\.[0-9]{1,20})?|[0-9]{1,12}(\\.[0-9]{1,20})?)"
                    + " ?(?<behind>[A-Za-z]{3}|[$€£])?(?<close>\\))?");

    /** A dollar may be of several countries, so its sign says nothing. */
    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP");

    private static final int DECIMALS = 2;

    /** Digits and a point, as one spreadsheet hands it to another: 1234.56. */
    static Optional<Amount> plain(String cell) {
        return PLAIN.matcher(cell).matches() ? Optional.of(new Amount(cents(cell), null)) : Optional.empty();
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
        String currency = sign == null || sign.equals("$") ? null : SIGNS.getOrDefault(sign, sign);
        Optional<String> known = currency == null ? Optional.empty() : currency(currency);
        if (currency != null && known.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = cents(parts.group("number").replace(",", ""));
        boolean negative = parts.group("minus") != null ^ parts.group("inner") != null ^ parts.group("open") != null;
        return Optional.of(new Amount(negative ? value.negate() : value, known.orElse(null)));
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

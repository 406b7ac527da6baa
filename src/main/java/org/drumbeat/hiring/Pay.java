package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;

/** A year's pay in words, and the currencies that it can be in. */
final class Pay {

    /** Offered first; the others follow in the order of their codes. */
    private static final List<String> USUAL = List.of("USD", "EUR", "GBP", "CHF", "CAD", "AUD");

    /** Those that some country pays in today. */
    private static final List<Choice> CHOICES = Stream.concat(
                    USUAL.stream().map(Currency::getInstance),
                    Arrays.stream(Locale.getISOCountries())
                            .map(country -> Currency.getInstance(new Locale("", country)))
                            .filter(Objects::nonNull)
                            .sorted(Comparator.comparing(Currency::getCurrencyCode)))
            .distinct()
            .map(currency -> new Choice(
                    currency.getCurrencyCode() + " – " + currency.getDisplayName(Locale.US),
                    currency.getCurrencyCode()))
            .toList();

    /** Not what is no money or none any longer, such as XXX and gold. */
    private static final Set<Object> CODES =
            CHOICES.stream().map(Choice::value).collect(Collectors.toUnmodifiableSet());

    private Pay() {}

    /** Currencies to choose from, by their codes of ISO 4217. */
    static List<Choice> currencies() {
        return CHOICES;
    }

    /** @throws Refusal where there is no currency of this code */
    static void requireCurrency(String code) {
        if (code == null || !CODES.contains(code)) {
            throw Refusal.invalid("“Currency” must be an existing currency, by its three letters: USD, EUR …");
        }
    }

    /** As in “USD 90,000” or “USD 90,000.50”. */
    static String inWords(BigDecimal amount, String currency) {
        return currency + " " + number(amount);
    }

    /**
     * As in “USD 80,000 to 95,000”, “from USD 80,000” or “up to USD 95,000”.
     *
     * @param from null where there is no lower end; so may the upper one be
     * @return null where there is neither
     */
    static String inWords(BigDecimal from, BigDecimal to, String currency) {
        if (from == null) {
            return to == null ? null : "up to " + inWords(to, currency);
        }
        return to == null ? "from " + inWords(from, currency) : inWords(from, currency) + " to " + number(to);
    }

    private static String number(BigDecimal amount) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
        return format.format(amount);
    }
}

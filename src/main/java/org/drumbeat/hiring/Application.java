package org.drumbeat.hiring;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.drumbeat.text.EmailAddress;
import org.drumbeat.text.SeveralLines;
import org.drumbeat.workflow.FreeText;
import org.drumbeat.workflow.Refusal;

/**
 * An application as a careers page or HR hands it in; phone, link and note may be null.
 *
 * @param source where the person heard of the vacancy
 * @param link where the person shows more of themselves, an address of http or https: foreign, so it is shown as text
 * @param consent the person's, to keeping these data
 */
record Application(
        String name,
        String email,
        String source,
        String phone,
        String link,
        @SeveralLines String note,
        Boolean consent) {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./x-]*");
    private static final Pattern FEW_DIGITS = Pattern.compile("(\\D*\\d){0,4}\\D*");

    /**
     * Tidied: the e-mail in lower case with its domain in ASCII, and null what is empty.
     *
     * @throws Refusal naming everything that is missing or does not fit
     */
    Application checked() {
        EmailAddress address = EmailAddress.of(FreeText.tidy(email));
        Application tidy = new Application(
                FreeText.tidy(name),
                address.value().toLowerCase(Locale.ROOT),
                FreeText.tidy(source),
                tidyOrNull(phone),
                tidyOrNull(link),
                tidyOrNull(note),
                consent);
        List<String> problems = new ArrayList<>();
        FreeText.problem("name", tidy.name, 200).ifPresent(problems::add);
        if (tidy.email.isEmpty()) {
            problems.add("“email” is missing.");
        } else {
            address.problem().ifPresent(problem -> problems.add("“email” " + problem));
        }
        FreeText.problem("source", tidy.source, 100).ifPresent(problems::add);
        if (tidy.phone != null) {
            FreeText.problem("phone", tidy.phone, 50).ifPresent(problems::add);
            if (!PHONE.matcher(tidy.phone).matches()
                    || FEW_DIGITS.matcher(tidy.phone).matches()) {
                problems.add("“phone” must be a phone number, such as +1 555 010 9999.");
            }
        }
        if (tidy.link != null) {
            FreeText.problem("link", tidy.link, 500).ifPresent(problems::add);
            if (!isOfTheWeb(tidy.link)) {
                problems.add("“link” must be an address that begins with https:// or http://.");
            }
        }
        if (tidy.note != null) {
            FreeText.remarkProblem("note", note).ifPresent(problems::add);
        }
        if (!Boolean.TRUE.equals(consent)) {
            problems.add("“consent” is missing: without it the data of a candidate must not be stored.");
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(String.join(" ", problems));
        }
        return tidy;
    }

    private static String tidyOrNull(String text) {
        String tidy = FreeText.tidy(text);
        return tidy.isEmpty() ? null : tidy;
    }

    private static boolean isOfTheWeb(String link) {
        try {
            URI address = new URI(link);
            // What stands before an @ looks like the host, and is none.
            return address.getScheme() != null
                    && address.getScheme().matches("(?i)https?")
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}

package org.drumbeat.hiring;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drumbeat.workflow.FreeText;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What comes with an application; any of it may be null.
 *
 * @param link where the person shows more of themselves, an address of http or https: foreign, so it is shown as text
 */
record Enclosure(
        @Id String candidacyId,
        String phone,
        String link,
        String note,
        @Version Integer version) {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./x-]*");
    private static final Pattern FEW_DIGITS = Pattern.compile("(\\D*\\d){0,4}\\D*");

    /** @throws Refusal naming everything that does not fit */
    static Enclosure of(String phone, String link, String note) {
        Enclosure tidy =
                new Enclosure(null, tidyOrNull(phone), tidyOrNull(link), FreeText.remarkOrNull("note", note), null);
        List<String> problems = new ArrayList<>();
        problem("phone", tidy.phone, 50).ifPresent(problems::add);
        problem("link", tidy.link, 500).ifPresent(problems::add);
        if (tidy.phone != null
                && (!PHONE.matcher(tidy.phone).matches()
                        || FEW_DIGITS.matcher(tidy.phone).matches())) {
            problems.add("“phone” must be a phone number, such as +1 555 010 9999.");
        }
        if (tidy.link != null && !isOfTheWeb(tidy.link)) {
            problems.add("“link” must be an address that begins with https:// or http://.");
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

    private static Optional<String> problem(String field, String tidy, int longest) {
        return tidy == null ? Optional.empty() : FreeText.problem(field, tidy, longest);
    }

    private static boolean isOfTheWeb(String link) {
        try {
            URI address = new URI(link);
            // What stands before an @ looks like the host, and is none.
            return Stream.of("http", "https").anyMatch(scheme -> scheme.equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    boolean isEmpty() {
        return phone == null && link == null && note == null;
    }

    Enclosure to(String candidacyId) {
        return new Enclosure(candidacyId, phone, link, note, version);
    }
}

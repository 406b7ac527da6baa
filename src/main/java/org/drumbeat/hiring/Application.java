package org.drumbeat.hiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.drumbeat.text.EmailAddress;
import org.drumbeat.workflow.FreeText;
import org.drumbeat.workflow.Refusal;

/**
 * An application as it is handed in, checked and tidied.
 *
 * @param email in lower case, its domain in ASCII
 * @param source where the person heard of the vacancy
 */
record Application(String name, String email, String source) {

    /** @throws Refusal naming everything that is missing, among it the person's consent to keeping their data */
    static Application of(String name, String email, String source, Boolean consent) {
        EmailAddress address = EmailAddress.of(FreeText.tidy(email));
        Application tidy =
                new Application(FreeText.tidy(name), address.value().toLowerCase(Locale.ROOT), FreeText.tidy(source));
        List<String> problems = new ArrayList<>();
        FreeText.problem("name", tidy.name, 200).ifPresent(problems::add);
        if (tidy.email.isEmpty()) {
            problems.add("“email” is missing.");
        } else {
            address.problem().ifPresent(problem -> problems.add("“email” " + problem));
        }
        FreeText.problem("source", tidy.source, 100).ifPresent(problems::add);
        if (!Boolean.TRUE.equals(consent)) {
            problems.add("“consent” is missing: without it the data of a candidate must not be stored.");
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(String.join(" ", problems));
        }
        return tidy;
    }
}

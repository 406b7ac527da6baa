package org.drumbeat.hiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.drumbeat.workflow.Refusal;

/**
 * What somebody hands in who applies for a vacancy, checked and tidied.
 *
 * @param email in lower case
 * @param source where the person heard of the vacancy
 */
record Application(String name, String email, String source) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /** @throws Refusal naming everything that is missing, among it the person's consent to keeping their data */
    static Application of(String name, String email, String source, Boolean consent) {
        Application tidy = new Application(
                FreeText.tidy(name), FreeText.tidy(email).toLowerCase(Locale.ROOT), FreeText.tidy(source));
        List<String> problems = new ArrayList<>();
        FreeText.problem("name", tidy.name, 200).ifPresent(problems::add);
        FreeText.problem("email", tidy.email, 254).ifPresent(problems::add);
        FreeText.problem("source", tidy.source, 100).ifPresent(problems::add);
        if (!tidy.email.isEmpty() && !EMAIL.matcher(tidy.email).matches()) {
            problems.add("“email” must be an e-mail address.");
        }
        if (!Boolean.TRUE.equals(consent)) {
            problems.add("“consent” is missing: without it the data of a candidate must not be stored.");
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(String.join(" ", problems));
        }
        return tidy;
    }
}

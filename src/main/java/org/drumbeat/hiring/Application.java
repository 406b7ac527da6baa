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
        List<String> problems = new ArrayList<>();
        requireText("name", name, 200, problems);
        requireText("email", email, 254, problems);
        requireText("source", source, 100, problems);
        if (email != null && !email.isBlank() && !EMAIL.matcher(email.strip()).matches()) {
            problems.add("“email” must be an e-mail address.");
        }
        if (!Boolean.TRUE.equals(consent)) {
            problems.add("“consent” is missing: without it the data of a candidate must not be stored.");
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(String.join(" ", problems));
        }
        return new Application(name.strip(), email.strip().toLowerCase(Locale.ROOT), source.strip());
    }

    private static void requireText(String field, String text, int longest, List<String> problems) {
        if (text == null || text.isBlank()) {
            problems.add("“" + field + "” is missing.");
        } else if (text.strip().length() > longest) {
            problems.add("“" + field + "” can have at most " + longest + " characters.");
        }
    }
}

package org.drumbeat.workflow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To whom a diagram sends a message, as its property {@code to} says: an expression for the receiver's business key, or
 * variables of the receiver and an expression that one of them has to equal, as in {@code rep or person = ${leaver}}.
 *
 * @param variables none where the expression is for the business key
 */
record MessageAddress(List<String> variables, String expression) {

    /** An equals sign within an expression does not count. */
    private static final Pattern VARIABLES = Pattern.compile("\\s*(\\w+(?:\\s+or\\s+\\w+)*)\\s*=(.+)", Pattern.DOTALL);

    /** @return nothing where it cannot be read */
    static Optional<MessageAddress> of(String to) {
        boolean isExpressionAlone = to.strip().startsWith("$") || to.strip().startsWith("#") || !to.contains("=");
        if (isExpressionAlone) {
            return Optional.of(new MessageAddress(List.of(), to.strip())).filter(address -> !to.isBlank());
        }
        Matcher read = VARIABLES.matcher(to);
        return read.matches()
                ? Optional.of(new MessageAddress(
                                List.of(read.group(1).split("\\s+or\\s+")),
                                read.group(2).strip()))
                        .filter(address -> !address.expression().isEmpty())
                : Optional.empty();
    }
}

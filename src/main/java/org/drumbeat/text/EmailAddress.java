package org.drumbeat.text;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.util.Optional;

/**
 * An e-mail address as a mail can be sent to it: the bare address, with its domain in ASCII (punycode).
 *
 * @param value in the spelling it was given, but for its domain; the text itself where there is a problem
 * @param problem what must be changed, to go on after the name of the field
 */
public record EmailAddress(String value, Optional<String> problem) {

    /** What a mail server takes at least, and few take more (RFC 5321, 4.5.3.1 and its erratum 1690). */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final String NONE = "must be an e-mail address.";

    /** Also no comment and no quotation marks: nobody's address has them, and mail programs read them in several ways. */
    private static final EmailValidator STRICT = JMail.strictValidator()
            .requireTopLevelDomain()
            .disallowSingleCharacterTopLevelDomains()
            .disallowIpDomain()
            .disallowExplicitSourceRouting()
            .disallowQuotedIdentifiers()
            .disallowObsoleteWhitespace()
            .requireAscii()
            .withRule(email -> email.comments().isEmpty() && !email.localPart().startsWith("\""));

    /** @param text as it was entered; must not be null */
    public static EmailAddress of(String text) {
        Text line = Text.line(text);
        String entered = line.value();
        if (line.problem().isPresent()) {
            return new EmailAddress(entered, line.problem());
        }
        int at = entered.lastIndexOf('@');
        String local = entered.substring(0, Math.max(at, 0));
        if (!local.chars().allMatch(c -> c < 0x80)) {
            return new EmailAddress(
                    entered,
                    Optional.of("has letters before the @ that most mail servers do not take: use an address"
                            + " with plain letters there."));
        }
        String address = at < 0 ? entered : local + "@" + ascii(entered.substring(at + 1));
        if (address.length() > LONGEST || local.length() > LONGEST_LOCAL_PART) {
            return new EmailAddress(
                    entered,
                    Optional.of("can have at most " + LONGEST + " characters, " + LONGEST_LOCAL_PART
                            + " of them before the @."));
        }
        boolean isOne = STRICT.tryParse(address)
                .filter(email -> isWhole(email, address))
                .isPresent();
        return isOne ? new EmailAddress(address, Optional.empty()) : new EmailAddress(entered, Optional.of(NONE));
    }

    /** Whether it is none at all, rather than one that mails do not reach. */
    public boolean isNone() {
        return problem.filter(NONE::equals).isPresent();
    }

    /** Nothing around it that a parser would pass over. */
    private static boolean isWhole(Email email, String address) {
        return address.equals(email.localPart() + "@" + email.domain());
    }

    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain;
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notADomain) {
            return "";
        }
    }
}

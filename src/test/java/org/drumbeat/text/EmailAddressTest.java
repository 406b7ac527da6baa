package org.drumbeat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kim",
                "kim@",
                "@example.org",
                "mailto:kim@example.org",
                "kim@example.org;",
                "kim@example.org,",
                "<kim@example.org>",
                "Kim <kim@example.org>",
                "kim@example..org",
                "kim@example.org.",
                "kim@.example.org",
                "kim@example",
                "kim.@example.org",
                ".kim@example.org",
                "kim..novak@example.org",
                "a@b,c",
                "a@b.org,c@d.org",
                "kim@@example.org",
                "kim@novak@example.org",
                "kim novak@example.org",
                "kim@exam ple.org",
                "\"kim\"@example.org",
                "kim(hr)@example.org",
                "@relay.org:kim@example.org",
                "kim@[127.0.0.1]",
                "kim@127.0.0.1",
                "kim@-example.org",
                "kim@exam_ple.org",
                "kim@example.o",
                "kim\u00a0@example.org",
                "kim\n@example.org",
                "kim@example.org\nBcc: x@y.org",
                "kim@example.org%0aBcc:x@y.org",
                "kim\uff20example.org"
            })
    void isNone(String text) {
        assertThat(EmailAddress.of(text).problem()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim@example.org",
                "Kim.Novak+sales@mail.example.co.uk",
                "o'brien@example.org",
                "kim_n-1@xn--exmple-cua.de",
                "kim@example.photography",
                "1@2.example",
                "x@y.zz"
            })
    void isOne(String text) {
        assertThat(EmailAddress.of(text)).isEqualTo(new EmailAddress(text, Optional.empty()));
        assertThat(EmailAddress.of("\u00a0" + text + " \u200b").value()).isEqualTo(text);
    }

    @Test
    void aDomainBecomesWhatMailServersKnow() {
        assertThat(EmailAddress.of("jo@ex\u00e4mple.de").value()).isEqualTo("jo@xn--exmple-cua.de");
        assertThat(EmailAddress.of("jo@exa\u0308mple.de").value()).isEqualTo("jo@xn--exmple-cua.de");
        assertThat(EmailAddress.of("jo@exam\u200bple.de").value()).isEqualTo("jo@example.de");
        assertThat(EmailAddress.of("jo@\u4f8b\u3048.jp").problem()).isEmpty();
    }

    @Test
    void lettersBeforeTheAtThatFewServersTakeAreRefused() {
        assertThat(EmailAddress.of("j\u00f6@example.de").problem())
                .hasValueSatisfying(it -> assertThat(it).contains("before the @"));
    }

    @Test
    void itIsNotTooLong() {
        String domain = ("d".repeat(60) + ".").repeat(3) + "org";
        assertThat(EmailAddress.of("k".repeat(64) + "@" + domain).problem()).isEmpty();
        assertThat(EmailAddress.of("k".repeat(65) + "@" + domain).problem())
                .hasValueSatisfying(it -> assertThat(it).contains("64"));
        assertThat(EmailAddress.of("k".repeat(64) + "@dddd." + domain).problem())
                .hasValueSatisfying(it -> assertThat(it).contains("254"));
    }
}

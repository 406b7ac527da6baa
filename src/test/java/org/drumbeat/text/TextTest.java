package org.drumbeat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kim\nNovak",
                "Kim\r\nNovak",
                "Kim\rNovak",
                "Kim\u000bNovak",
                "Kim\fNovak",
                "Kim\u0085Novak",
                "Kim\u2028Novak",
                "Kim\u2029Novak",
                "Kim\tNovak"
            })
    void oneLineIsOneLine(String text) {
        assertThat(Text.line(text).problem())
                .hasValueSatisfying(it -> assertThat(it).startsWith("must be one line"));
        assertThat(Text.lines(text).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0007b",
                "a\u001bb",
                "a\u007fb",
                "a\u009bb", // controls
                "a\u202eb",
                "a\u202ab",
                "a\u2066b",
                "a\u2069b",
                "a\u206eb", // what turns letters round
                "a\ufffeb",
                "a\ufdd0b",
                "a\uffffb",
                "a\ufff9b", // no characters
                "a\ud800b",
                "a\udc00b", // halves
                "a\udb40\udc61b" // a hidden tag
            })
    void whatDeceivesOrBreaksIsRefusedInAnyText(String text) {
        assertThat(Text.line(text).problem())
                .hasValueSatisfying(it -> assertThat(it).contains("U+"));
        assertThat(Text.lines(text).problem())
                .hasValueSatisfying(it -> assertThat(it).contains("U+"));
    }

    @Test
    void theCharacterZeroIsRefusedAlsoAtAnEdge() {
        assertThat(Text.line("a\0b").problem())
                .hasValueSatisfying(it -> assertThat(it).contains("number 0"));
        assertThat(Text.lines("a\0").problem())
                .hasValueSatisfying(it -> assertThat(it).contains("number 0"));
    }

    @Test
    void whatIsInvisibleAtTheEdgesGoes() {
        assertThat(Text.line("\ufeff \u200b\u00a0Kim Novak\u2007\u200b\t\r\n")).isEqualTo(Text.line("Kim Novak"));
        assertThat(Text.line("\u202aKim Novak\u202c").value()).isEqualTo("Kim Novak");
        assertThat(Text.line("\u202aKim Novak\u202c").problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "\u200b\u200d\u2060",
                "\u3164",
                "\u2800",
                "\u115f\u1160",
                "\u034f",
                "\ufe0f",
                "\u00ad",
                "\u202e\u202c",
                "\udb40\udc61"
            })
    void whatCannotBeSeenIsNothing(String text) {
        assertThat(Text.line(text).value()).isEmpty();
        assertThat(Text.line(text).problem()).isEmpty();
        assertThat(Text.lines(text).value()).isEmpty();
    }

    @Test
    void lettersAreComposed() {
        assertThat(Text.line("Bjo\u0308rn").value()).isEqualTo("Bj\u00f6rn");
        assertThat(Text.line("\u212bngstr\u00f6m").value()).isEqualTo("\u00c5ngstr\u00f6m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", // a Persian name with a non-joiner
                "\u0d28\u0d4d\u200d\u0d35", // a Malayalam chillu with a joiner
                "\ud83d\udc69\u200d\ud83d\udcbb", // an emoji of two with a joiner
                "I \u2764\ufe0f sales", // and one that a variation ends
                "\u2764\ufe0f",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f", // England's
                // flag
                "\u05d0\u200e (a)\u200f", // one direction's mark within
                "Nguy\u1ec5n Th\u1ecb",
                "\u0e2a\u0e21\u0e0a\u0e32\u0e22",
                "\u674e\u5c0f\u9f99",
                "O\u2019Brien",
                "D\u2019\u00c9t\u00e9 & Sons <3"
            })
    void whatLanguagesNeedStays(String text) {
        assertThat(Text.line(text).problem()).isEmpty();
        assertThat(Text.line(text).value()).isEqualTo(text.replaceAll("\u200f$", ""));
    }

    @Test
    void severalLinesHaveTheSameBreaks() {
        assertThat(Text.lines("one\r\ntwo\rthree\u2028four\n").value()).isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void marksHeapedOnALetterAreRefused() {
        assertThat(Text.line("e" + "\u0316".repeat(10)).problem()).isEmpty();
        assertThat(Text.line("e" + "\u0316".repeat(11)).problem())
                .hasValueSatisfying(it -> assertThat(it).contains("marks"));
    }

    @Test
    void whatIsInvisibleWithinIsNamed() {
        assertThat(Text.invisibleIn("Ro\u200bsa\ufeff Di\u00adaz \u200c\u00a0x"))
                .containsExactly("U+200B", "U+FEFF", "U+00AD");
    }
}

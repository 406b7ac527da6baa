package org.drumbeat.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void severalLinesAreOneWhereALineBreakWouldEndIt() {
        assertThat(PlainText.line(" Account\r\n\r\n executive\u2028North\u0000 "))
                .isEqualTo("Account executive North");
    }

    @Test
    void noCellIsCalculated() {
        assertThat(PlainText.cell("=HYPERLINK(\"http://x.org\")")).isEqualTo("'=HYPERLINK(\"http://x.org\")");
        assertThat(PlainText.cell("+1+1")).isEqualTo("'+1+1");
        assertThat(PlainText.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(PlainText.cell("-1.50")).isEqualTo("-1.50");
        assertThat(PlainText.cell("Kim = Novak")).isEqualTo("Kim = Novak");
        assertThat(PlainText.cell(null)).isNull();
    }
}

package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.drumbeat.Monday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which timers get on, and that one that does not holds no thread. */
@Timeout(20)
@ExtendWith(Monday.class)
class TimerCyclesTest {

    private static final Date NOW = Date.from(Instant.parse("2026-11-23T15:00:00Z"));

    @BeforeEach
    void today() {
        Monday.jumpTo(NOW.toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R/PT1H",
                "R3/PT10M",
                "R/P1W",
                "R/P2W",
                "R/2026-11-26T00:05-05:00/P1D",
                "R5/2026-11-26T00:05:00/2026-11-27T00:05:00",
                "R/P1D/2027-11-26T00:05:00",
                "0 0 6 * * ?",
                "0 0/15 9-17 ? * MON-FRI"
            })
    void getsOn(String cycle) {
        assertThat(TimerCycles.problem(cycle, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    R/PT0S                                     | without a pause
                    R/P0D                                      | without a pause
                    R3/P0Y                                     | without a pause
                    R/P0W                                      | without a pause
                    R/-PT1H                                    | cannot be read
                    R/PT-1H                                    | cannot be read
                    R/PT4294967296S                            | cannot be read
                    R/PT99999999999999999999S                  | cannot be read
                    R/2026-11-26T00:00:00/2026-11-26T00:00:00  | without a pause
                    R/2026-11-26T00:00:00/2026-11-25T00:00:00  | without a pause
                    R/PT1M/2026-11-23T09:00:00                 | until a time that is over
                    R/PT1S                                     | more than once a minute
                    * * * * * ?                                | more than once a minute
                    R/1700-01-01T00:00:00/PT1M                 | too far from now
                    R/PT1M/2999-01-01T00:00:00                 | too far from now
                    0 0 0 30 2 ?                               | never fires
                    0 6 * * 1                                  | cannot be read
                    R                                          | cannot be read
                    R/                                         | cannot be read
                    R/P                                        | cannot be read
                    R/PT1H/PT1H                                | cannot be read
                    R-1/PT1H                                   | cannot be read
                    R99999999999/PT1H                          | cannot be read
                    R/2026-11-26/x                             | cannot be read
                    every day                                  | cannot be read
                    """)
    void doesNot(String cycle, String why) {
        assertThat(TimerCycles.problem(cycle, NOW))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "P0D", "-PT1H", "PT", "3 days", "R/PT0S", "PT4294967296S"})
    void waitsForNothing(String duration) {
        assertThat(TimerCycles.problemOfWaiting(duration, NOW)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "P3D", "P1W", "P1Y", "R3/PT10M"})
    void waits(String duration) {
        assertThat(TimerCycles.problemOfWaiting(duration, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R5/PT5M", "PT1M,PT5M, PT1H", "R3/PT30S"})
    void isTriedAgain(String retries) {
        assertThat(TimerCycles.problemOfRetries(retries, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R/PT0S", "R5/PT0S", "PT0S", "PT1M,", "often"})
    void isNotTriedAgain(String retries) {
        assertThat(TimerCycles.problemOfRetries(retries, NOW)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cycle", "duration"})
    void whatAVariableSaysLaterIsRefusedAndHoldsNoThread(String calendar) {
        BusinessCalendar engines = new PacedCalendars().getBusinessCalendar(calendar);

        for (String cycle : new String[] {"R/PT0S", "R/P0D", "R/1800-01-01T00:00:00/PT1S"}) {
            assertThatThrownBy(() -> engines.resolveDuedate(cycle))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining(cycle);
        }
        assertThat(engines.resolveDuedate("R/PT1H")).isAfter(NOW);
    }

    @Test
    void aPatternThatNeverEndsIsGivenUp() {
        assertThat(PatientPattern.finds("^(a+)+$", "a".repeat(60) + "!")).isFalse();
        assertThat(PatientPattern.finds("^[A-Z]{2}\\d+$", "DE42")).isTrue();
    }
}

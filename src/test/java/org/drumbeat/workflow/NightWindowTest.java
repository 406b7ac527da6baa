package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.BatchWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nights of New York, wherever the server is. */
class NightWindowTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest(name = "{0}–{1} at {2}: {3}, then {4}")
    @CsvSource({
        // In the evening before, in the middle, and when it has just ended.
        "01:00, 05:00, 2026-03-02T23:00, 2026-03-03T01:00/2026-03-03T05:00, 2026-03-03T01:00",
        "01:00, 05:00, 2026-03-03T01:00, 2026-03-03T01:00/2026-03-03T05:00, 2026-03-04T01:00",
        "01:00, 05:00, 2026-03-03T05:00, 2026-03-04T01:00/2026-03-04T05:00, 2026-03-04T01:00",
        // Across midnight.
        "22:00, 04:00, 2026-03-03T03:59, 2026-03-02T22:00/2026-03-03T04:00, 2026-03-03T22:00",
        "22:00, 04:00, 2026-03-03T04:00, 2026-03-03T22:00/2026-03-04T04:00, 2026-03-03T22:00",
        // The night in which the clocks jump from two to three.
        "01:00, 05:00, 2026-03-08T00:30, 2026-03-08T01:00/2026-03-08T05:00, 2026-03-08T01:00",
        "02:30, 05:00, 2026-03-08T00:30, 2026-03-08T03:30/2026-03-08T05:00, 2026-03-08T03:30",
    })
    void isTheOneThatLastsOrTheNext(
            LocalTime from, LocalTime to, LocalDateTime now, String currentOrNext, LocalDateTime next) {
        NightWindow nights = new NightWindow(from, to, NEW_YORK);

        BatchWindow night = nights.getCurrentOrNextBatchWindow(date(now), null);
        String[] expected = currentOrNext.split("/");
        assertThat(night.getStart()).isEqualTo(date(LocalDateTime.parse(expected[0])));
        assertThat(night.getEnd()).isEqualTo(date(LocalDateTime.parse(expected[1])));
        assertThat(nights.getNextBatchWindow(date(now), null).getStart()).isEqualTo(date(next));
    }

    private static Date date(LocalDateTime time) {
        return Date.from(time.atZone(NEW_YORK).toInstant());
    }
}

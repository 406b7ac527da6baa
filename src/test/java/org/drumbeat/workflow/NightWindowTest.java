package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.BatchWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nights of New York and Berlin, wherever the server is. */
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

    @ParameterizedTest(name = "{0}, the night of {1}: {2} hours")
    @CsvSource({
        "America/New_York, 2027-03-14, 3",
        "America/New_York, 2027-11-07, 5",
        "America/New_York, 2027-11-08, 4",
        "Europe/Berlin, 2027-03-28, 3",
        "Europe/Berlin, 2027-10-31, 5",
        "Europe/Berlin, 2027-10-30, 4"
    })
    void lastsFromOneToFiveByTheClockAlsoWhenItChanges(ZoneId zone, LocalDate day, int hours) {
        NightWindow nights = new NightWindow(LocalTime.of(1, 0), LocalTime.of(5, 0), zone);

        BatchWindow night =
                nights.getNextBatchWindow(Date.from(day.atStartOfDay(zone).toInstant()), null);

        assertThat(night.getStart().toInstant())
                .isEqualTo(day.atTime(1, 0).atZone(zone).toInstant());
        assertThat(Duration.between(night.getStart().toInstant(), night.getEnd().toInstant()))
                .isEqualTo(Duration.ofHours(hours));
    }

    private static Date date(LocalDateTime time) {
        return Date.from(time.atZone(NEW_YORK).toInstant());
    }
}

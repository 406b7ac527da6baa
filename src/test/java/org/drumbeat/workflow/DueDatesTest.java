package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DueDatesTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final DueDates due = noonOf("2026-11-02");

    @ParameterizedTest(name = "{1} business days after {0} is {2}: {3}")
    @CsvSource({
        "2026-11-02, 0, 2026-11-02, today is one",
        "2026-11-02, 3, 2026-11-05, a plain week",
        "2026-11-06, 1, 2026-11-09, over the week-end",
        "2026-11-07, 0, 2026-11-09, the next after Saturday",
        "2026-11-08, 1, 2026-11-09, the first after Sunday",
        "2026-11-25, 1, 2026-11-27, over Thanksgiving",
        "2026-11-26, 0, 2026-11-27, the next after Thanksgiving",
        "2026-12-31, 1, 2027-01-04, over New Year and the week-end",
        "2026-07-02, 1, 2026-07-06, over Independence Day kept on the Friday",
        "2026-11-02, 20, 2026-12-02, over Veterans Day and Thanksgiving"
    })
    void countsNeitherWeekendsNorHolidays(LocalDate today, int n, LocalDate expected, String why) {
        assertThat(noonOf(today.toString()).inBusinessDays(n)).as(why).isEqualTo(fiveOClock(expected));
        assertThat(due.businessDaysAfter(today, n)).as(why).isEqualTo(fiveOClock(expected));
    }

    @Test
    void countsTheDaysOfTheCountry() {
        DueDates inGermany = new DueDates(clock("2026-10-02"), "DE");

        assertThat(inGermany.inBusinessDays(60))
                .isNotEqualTo(noonOf("2026-10-02").inBusinessDays(60));
        assertThat(new DueDates(clock("2026-05-13"), "DE").inBusinessDays(1))
                .as("the day after Ascension Day")
                .isEqualTo(fiveOClock(LocalDate.of(2026, 5, 15)));
    }

    @Test
    void meansFiveOClockOnBothSidesOfAChangeOfTheClocks() {
        assertThat(noonOf("2026-10-30").inBusinessDays(0)).isEqualTo(Instant.parse("2026-10-30T21:00:00Z"));
        assertThat(noonOf("2026-10-30").inBusinessDays(1)).isEqualTo(Instant.parse("2026-11-02T22:00:00Z"));
    }

    @ParameterizedTest(name = "at noon of {0}: {1}")
    @CsvSource({
        "2026-11-26, R/2026-11-27T00:05-05:00/P1D",
        "2026-07-31, R/2026-08-01T00:05-04:00/P1D",
        // The day before the clocks are put back.
        "2026-10-31, R/2026-11-01T00:05-04:00/P1D"
    })
    void countsDaysForATimerFromTheNextOne(String today, String cycle) {
        assertThat(noonOf(today).everyDayAt("00:05")).isEqualTo(cycle);
        assertThat(noonOf(today).everyDayAt("18:00"))
                .startsWith("R/" + today + "T18:00-0")
                .endsWith("/P1D");
    }

    /** From the Friday on, over the Sunday on which the clocks change. */
    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        "America/New_York, 2027-03-12",
        "America/New_York, 2027-11-05",
        "Europe/Berlin, 2027-03-26",
        "Europe/Berlin, 2027-10-29"
    })
    void isDueAtTheSameTimeOfTheDayBeforeAndAfterTheClocksChange(ZoneId zone, LocalDate friday) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            Instant noon = friday.atTime(LocalTime.NOON).atZone(zone).toInstant();
            DueDates dates = new DueDates(Clock.fixed(noon, zone), "US");
            CycleBusinessCalendar timers =
                    (CycleBusinessCalendar) new PacedCalendars().getBusinessCalendar(CycleBusinessCalendar.NAME);

            assertThat(next(timers, dates.everyDayAt("00:05"), noon, 4))
                    .containsExactly(
                            moment(zone, friday.plusDays(1), "00:05"),
                            moment(zone, friday.plusDays(2), "00:05"),
                            moment(zone, friday.plusDays(3), "00:05"),
                            moment(zone, friday.plusDays(4), "00:05"));
            assertThat(next(timers, dates.everyWeekOn("saturday", "06:00"), noon, 3))
                    .containsExactly(
                            moment(zone, friday.plusDays(1), "06:00"),
                            moment(zone, friday.plusDays(8), "06:00"),
                            moment(zone, friday.plusDays(15), "06:00"));
            assertThat(next(timers, "0 30 6 ? * SAT", noon, 2))
                    .as("a cron")
                    .containsExactly(
                            moment(zone, friday.plusDays(1), "06:30"), moment(zone, friday.plusDays(8), "06:30"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static List<Instant> next(CycleBusinessCalendar timers, String cycle, Instant from, int times) {
        List<Instant> due = new ArrayList<>();
        Instant last = from;
        for (int i = 0; i < times; i++) {
            last = timers.resolveDuedate(cycle, Date.from(last), 0).toInstant();
            due.add(last);
        }
        return due;
    }

    private static Instant moment(ZoneId zone, LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    @ParameterizedTest(name = "{1} at {2}, seen at noon of {0}: {3}")
    @CsvSource({
        // A Thursday.
        "2026-11-26, monday, 06:00, R/2026-11-30T06:00-05:00/P7D",
        "2026-11-26, Thursday, 06:00, R/2026-12-03T06:00-05:00/P7D",
        "2026-11-26, THURSDAY, 12:00, R/2026-12-03T12:00-05:00/P7D",
        "2026-11-26, thursday, 18:00, R/2026-11-26T18:00-05:00/P7D",
        "2026-11-26, friday, 06:00, R/2026-11-27T06:00-05:00/P7D",
        // A Friday, while clocks are put forward.
        "2026-07-31, monday, 06:00, R/2026-08-03T06:00-04:00/P7D",
        // The week-end in which they are put back.
        "2026-10-30, monday, 06:00, R/2026-11-02T06:00-05:00/P7D"
    })
    void countsWeeksForATimerFromTheNextOne(String today, String day, String time, String cycle) {
        assertThat(noonOf(today).everyWeekOn(day, time)).isEqualTo(cycle);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "mon", "montag", "someday"})
    void refusesWhatIsNoDayOfTheWeek(String day) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due.everyWeekOn(day, "06:00"))
                .withMessage("Nothing can be due every week on “" + day + "”: use a day of the week, such as monday.");
    }

    @Test
    void takesTodayFromTheZoneOfTheClock() {
        Clock lateEvening = Clock.fixed(Instant.parse("2026-11-04T02:00:00Z"), NEW_YORK);

        assertThat(new DueDates(lateEvening, "US").inBusinessDays(0)).isEqualTo(fiveOClock(LocalDate.of(2026, 11, 3)));
    }

    @Test
    void refusesToCountBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due.inBusinessDays(-1))
                .withMessage("Nothing can be due -1 business days from now: use 0 or more.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28",
                "2026-11-28T09:30",
                "2026-11-28T09:30:00",
                "2026-11-28T09:30:00.123",
                "2026-11-29T03:30:00Z",
                "2026-11-29T03:30:00.000+0000",
                "2026-11-29T04:30:00+01:00",
                "2026-11-29T04:30:00+01"
            })
    void isDueOnTheDayOfATextEvenOnASaturday(String text) {
        assertThat(due.at(text)).isEqualTo(fiveOClock(LocalDate.of(2026, 11, 28)));
    }

    @Test
    void isDueOnADayOrOnTheDayOfAMomentInTheZone() {
        Instant lateOnSaturday = Instant.parse("2026-11-29T03:30:00Z");
        LocalDate saturday = LocalDate.of(2026, 11, 28);

        assertThat(due.at(saturday)).isEqualTo(fiveOClock(saturday));
        assertThat(due.at(lateOnSaturday)).isEqualTo(fiveOClock(saturday));
        assertThat(due.at(Date.from(lateOnSaturday))).isEqualTo(fiveOClock(saturday));
        assertThat(due.at(new java.sql.Date(lateOnSaturday.toEpochMilli()))).isEqualTo(fiveOClock(saturday));
    }

    @Test
    void refusesWhatIsNoDate() {
        assertThatIllegalArgumentException().isThrownBy(() -> due.at("soon")).withMessageContaining("“soon”");
        assertThatIllegalArgumentException().isThrownBy(() -> due.at("2026-02-30"));
        assertThatIllegalArgumentException().isThrownBy(() -> due.at(17));
        assertThatIllegalArgumentException().isThrownBy(() -> due.at(null));
    }

    @Test
    void doesNotStartInACountryWithoutKnownHolidays() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new DueDates(clock("2026-11-02"), "XX"))
                .withMessage("The holidays of “XX” are unknown: set drumbeat.country to the ISO 3166 code of a country,"
                        + " such as US.");
    }

    private static DueDates noonOf(String day) {
        return new DueDates(clock(day), "US");
    }

    private static Clock clock(String day) {
        LocalDateTime noon = LocalDate.parse(day).atTime(LocalTime.NOON);
        return Clock.fixed(noon.atZone(NEW_YORK).toInstant(), NEW_YORK);
    }

    private static Date fiveOClock(LocalDate day) {
        return Date.from(day.atTime(17, 0).atZone(NEW_YORK).toInstant());
    }
}

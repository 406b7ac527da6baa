package org.drumbeat.workflow;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The engine's calendars, which compute when every timer is due, and which refuse a cycle that never advances: whatever an
 * expression returns at run time, it becomes an incident instead of blocking a thread.
 */
final class PacedCalendars extends MapBusinessCalendarManager {

    /** Less than a new diagram may use, so that what is already running goes on. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    PacedCalendars() {
        addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        addBusinessCalendar(DurationBusinessCalendar.NAME, new PacedDuration());
        addBusinessCalendar(CycleBusinessCalendar.NAME, new PacedCycle());
    }

    /** A class of the engine's own, since a timer that repeats asks for that. */
    private static final class PacedCycle extends CycleBusinessCalendar {

        @Override
        public Date resolveDuedate(String cycle, Date from, long offset) {
            refuse(cycle, from);
            return super.resolveDuedate(cycle, from, offset);
        }
    }

    private static final class PacedDuration extends DurationBusinessCalendar {

        @Override
        public Date resolveDuedate(String duration, Date from) {
            refuse(duration, from);
            return super.resolveDuedate(duration, from);
        }
    }

    private static void refuse(String cycle, Date from) {
        if (cycle.startsWith("R")) {
            Date now = from == null ? ClockUtil.getCurrentTime() : from;
            TimerCycles.problemOfRepetition(cycle, now, SHORTEST_PAUSE).ifPresent(problem -> {
                throw new BadUserRequestException("The timer with “" + cycle + "” " + problem);
            });
        }
    }
}

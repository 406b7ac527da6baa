package org.drumbeat.workflow;

import java.time.Duration;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;

/**
 * Checks a timer's cycle before the engine follows it: the engine walks from the beginning in steps of the pause, and never
 * finishes where there is no pause.
 */
final class TimerCycles {

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(100 * 366L);

    /** Of nine years by the minute, which the engine walks in about a second. */
    private static final long MOST_STEPS = 5_000_000;

    private static final DueDateBusinessCalendar MOMENTS = new DueDateBusinessCalendar();
    private static final CycleBusinessCalendar CRON = new CycleBusinessCalendar();

    private static final Pattern WEEKS = Pattern.compile("P(\\d+)W");
    /** The engine misreads such a number as a different one. */
    private static final Pattern MANY_DIGITS = Pattern.compile("\\d{10}");

    private static final Pattern TIMES = Pattern.compile("R\\d{0,9}");

    private TimerCycles() {}

    /** What is wrong with the cycle of a timer, as the end of a sentence; nothing where it gets on. */
    static Optional<String> problem(String cycle, Date now) {
        if (cycle.startsWith("R")) {
            return problemOfRepetition(cycle, now, SHORTEST_PAUSE);
        }
        try {
            Date first = CRON.resolveDuedate(cycle, now);
            Date second = first == null ? null : CRON.resolveDuedate(cycle, first);
            if (first == null || !first.after(now) || second != null && !second.after(first)) {
                return Optional.of("never fires: give it a time to come.");
            }
            return second != null && second.getTime() - first.getTime() < SHORTEST_PAUSE.toMillis()
                    ? Optional.of(tooOften())
                    : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.of(
                    "repeats by “" + cycle
                            + "”, which cannot be read: write ${due.everyDayAt('06:00')}, R/PT1H, or six fields such as 0 0 6 * * ?.");
        }
    }

    /** What is wrong with the moment of a timer, as the end of a sentence. */
    static Optional<String> problemOfDate(String date, Date now) {
        try {
            MOMENTS.resolveDuedate(date, now);
            return Optional.empty();
        } catch (RuntimeException noDate) {
            return Optional.of("waits for “" + date + "”, which is no date: write one such as 2026-11-26T17:00:00.");
        }
    }

    /** What is wrong with how long a timer waits, as the end of a sentence. */
    static Optional<String> problemOfWaiting(String duration, Date now) {
        if (duration.startsWith("R")) {
            return problemOfRepetition(duration, now, SHORTEST_PAUSE);
        }
        return pause(duration, now).filter(TimerCycles::getsOn).isEmpty()
                ? Optional.of("waits for “" + duration + "”, which is no time: write a time such as PT2H or P3D.")
                : Optional.empty();
    }

    /** What is wrong with how a step is tried again, such as {@code R3/PT10M} or {@code PT1M,PT1H}. */
    static Optional<String> problemOfRetries(String cycle, Date now) {
        for (String part : cycle.split(",", -1)) {
            String retry = part.strip();
            Optional<String> problem = retry.startsWith("R")
                    ? problemOfRepetition(retry, now, Duration.ofSeconds(1))
                    : pause(retry, now).filter(TimerCycles::getsOn).isPresent()
                            ? Optional.empty()
                            : Optional.of("is tried again by “" + cycle + "”, which cannot be read.");
            if (problem.isPresent()) {
                return Optional.of(problem.get().replaceFirst("\\.$", "")
                        + ": write how often it is tried again, such as R3/PT10M.");
            }
        }
        return Optional.empty();
    }

    /** What would keep the engine from ever finishing, including cycles that a variable supplies only at run time. */
    static Optional<String> problemOfRepetition(String cycle, Date now, Duration shortest) {
        String[] parts = cycle.split("/");
        if (parts.length < 2 || parts.length > 3 || !TIMES.matcher(parts[0]).matches()) {
            return Optional.of(unreadable(cycle));
        }
        boolean pauseFirst = parts[1].startsWith("P");
        boolean pauseLast = parts.length == 3 && parts[2].startsWith("P");
        if (pauseFirst && pauseLast || parts.length == 2 && !pauseFirst) {
            return Optional.of(unreadable(cycle));
        }
        Date begin;
        Optional<Duration> pause;
        try {
            begin = pauseFirst
                    ? parts.length == 3 ? DateTimeUtil.parseDate(parts[2]) : now
                    : DateTimeUtil.parseDate(parts[1]);
            pause = pauseFirst
                    ? pause(parts[1], begin)
                    : pauseLast
                            ? pause(parts[2], begin)
                            : Optional.of(Duration.between(
                                    begin.toInstant(),
                                    DateTimeUtil.parseDate(parts[2]).toInstant()));
        } catch (RuntimeException noDate) {
            return Optional.of(unreadable(cycle));
        }
        if (pause.isEmpty()) {
            return Optional.of(unreadable(cycle));
        }
        if (!getsOn(pause.get())) {
            return Optional.of("repeats without a pause: let it wait, such as R/PT1H.");
        }
        if (pause.get().compareTo(shortest) < 0) {
            return Optional.of(tooOften());
        }
        if (pauseFirst && parts.length == 3 && !begin.after(now)) {
            // The engine finds no time for it, and says so in words of its own.
            return Optional.of("repeats until a time that is over: give it a later end, or none.");
        }
        long steps = Math.abs(now.getTime() - begin.getTime()) / pause.get().toMillis();
        return steps > MOST_STEPS
                ? Optional.of("begins too far from now for how often it repeats: give it a later beginning.")
                : Optional.empty();
    }

    private static boolean getsOn(Duration pause) {
        return pause.compareTo(Duration.ZERO) > 0 && pause.compareTo(LONGEST_PAUSE) <= 0;
    }

    /**
     * Computed as the engine adds it, so that a number too large for the engine is not taken at face value; empty where it
     * is not a pause.
     */
    private static Optional<Duration> pause(String text, Date from) {
        if (text.length() > 40 || MANY_DIGITS.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            Matcher weeks = WEEKS.matcher(text);
            String days = weeks.matches() ? "P" + Math.multiplyExact(7, Integer.parseInt(weeks.group(1))) + "D" : text;
            Calendar end = new GregorianCalendar();
            end.setTime(from);
            DatatypeFactory.newInstance().newDuration(days).addTo(end);
            return Optional.of(Duration.between(from.toInstant(), end.toInstant()));
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException("The JDK reads no durations", e);
        } catch (IllegalArgumentException | ArithmeticException noDuration) {
            return Optional.empty();
        }
    }

    private static String tooOften() {
        return "repeats more than once a minute: let it wait a minute or more.";
    }

    private static String unreadable(String cycle) {
        return "repeats by “" + cycle + "”, which cannot be read: write ${due.everyDayAt('06:00')} or R/PT1H.";
    }
}

package org.drumbeat.coaching;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Decisions;
import org.springframework.stereotype.Component;

/** Finds the reps whom nobody has coached for too long, by the table {@code coaching-cadence}. */
@Component
record CadenceService(
        CoachingPlanRepository plans, FieldVisitRepository visits, People people, Decisions decisions, Clock clock) {

    /** The table is asked once for each number of months; beyond this nobody is new anywhere. */
    private static final int MOST_MONTHS = 120;

    /** @param since the day of the last visit, else the first day at work; null where neither is known */
    private record Waiting(String rep, LocalDate since) {}

    /**
     * Ids of the reps who are next: for each manager the one who has waited longest, and nobody for a manager who has a focus to
     * choose already.
     */
    List<String> findNext() {
        List<Waiting> waiting = waiting();
        Map<String, String> managers =
                people.managersOf(waiting.stream().map(Waiting::rep).toList());
        Set<String> busy =
                new HashSet<>(people.managersOf(plans.repsWithoutFocus()).values());
        Map<String, String> next = new LinkedHashMap<>();
        waiting.stream()
                .filter(each -> !busy.contains(managers.get(each.rep())))
                .forEach(each -> next.putIfAbsent(managers.get(each.rep()), each.rep()));
        return List.copyOf(next.values());
    }

    /** Whoever has neither an open plan nor a visit within the policy's days, the longest first. */
    private List<Waiting> waiting() {
        LocalDate today = LocalDate.now(clock);
        Set<String> inCoaching = Set.copyOf(plans.openReps());
        Map<String, LocalDate> visited = visits.lastVisits().stream()
                .collect(Collectors.toMap(
                        FieldVisit.LastVisit::rep, last -> LocalDate.ofInstant(last.startsAt(), clock.getZone())));
        Map<Integer, Integer> policies = new HashMap<>();
        return people.present(Set.of(Role.REP)).stream()
                .filter(rep -> !inCoaching.contains(rep.id()))
                .filter(rep -> isTooLong(
                        visited.getOrDefault(rep.id(), rep.hiredOn()),
                        today,
                        policies.computeIfAbsent(months(rep, today), this::withinDays)))
                .map(rep -> new Waiting(rep.id(), visited.getOrDefault(rep.id(), rep.hiredOn())))
                .sorted(Comparator.comparing(Waiting::since, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private static boolean isTooLong(LocalDate since, LocalDate today, int withinDays) {
        return since == null || since.plusDays(withinDays).isBefore(today);
    }

    private static int months(Person rep, LocalDate today) {
        return rep.hiredOn() == null
                ? MOST_MONTHS
                : (int) Math.min(MOST_MONTHS, ChronoUnit.MONTHS.between(rep.hiredOn(), today));
    }

    private int withinDays(int tenureMonths) {
        return ((Number) decisions
                        .ask("coaching-cadence", Map.of("tenureMonths", tenureMonths))
                        .get("withinDays"))
                .intValue();
    }
}

package org.drumbeat.coaching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.DaySpan;
import org.drumbeat.workflow.Lateness;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much managers coach and what comes of it, for HR and leaders of all managers, for a manager of themselves. */
@Service
@Transactional(readOnly = true)
class CoachingReportService {

    private static final int PAGE_SIZE = 50;
    private static final int DECIMALS = 2;
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private static final Lateness.Figures NONE = new Lateness.Figures("", "", 0, 0, 0, 0);

    /** The level of a single rep is nobody's figure but their manager's. */
    private static final int FEWEST_REPS = 2;

    private final CoachingFigures figures;
    private final Lateness lateness;
    private final SkillCatalogue catalogue;
    private final People people;
    private final Clock clock;

    CoachingReportService(
            CoachingFigures figures, Lateness lateness, SkillCatalogue catalogue, People people, Clock clock) {
        this.figures = figures;
        this.lateness = lateness;
        this.catalogue = catalogue;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param from the first day, as 2027-01-01
     * @param to the last day
     * @param page from 0
     * @throws Refusal where it is not for this person, or the days are no span
     */
    CoachingReport report(String reader, String from, String to, int page) {
        String manager = people.figuresSeenBy(reader, "of coaching");
        DaySpan days = DaySpan.of(from, to);
        List<Person> present = manager.isEmpty()
                ? people.present(EnumSet.of(Role.REP, Role.MANAGER))
                : people.presentOf(people.teamOf(manager));
        Map<String, Integer> reps = repsByManager(present);
        Found found = find(manager, days);
        Map<String, String> names =
                people.namesOf(manager.isEmpty() ? everybody(present, reps, found) : Set.of(manager));
        // Everybody is counted in one go, since a total is as dear as a page of it.
        return new CoachingReport(
                days.first(),
                days.last(),
                names.entrySet().stream()
                        .sorted(Map.Entry.<String, String>comparingByValue(String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Map.Entry.comparingByKey()))
                        .skip((long) page * PAGE_SIZE)
                        .limit(PAGE_SIZE)
                        .map(each -> line(
                                each.getKey(),
                                each.getValue(),
                                reps.getOrDefault(each.getKey(), 0),
                                found,
                                days.months(),
                                each.getKey().equals(reader)))
                        .toList(),
                page,
                (names.size() + PAGE_SIZE - 1) / PAGE_SIZE,
                names.size());
    }

    private Map<String, Integer> repsByManager(List<Person> present) {
        Map<String, Integer> reps = new HashMap<>();
        people.managersOf(present.stream()
                        .filter(person -> person.role() == Role.REP)
                        .map(Person::id)
                        .toList())
                .values()
                .forEach(manager -> reps.merge(manager, 1, Integer::sum));
        // Nobody's: HR steps in where no manager is left.
        reps.remove(People.HR_GROUP);
        return reps;
    }

    /**
     * What the statements have found, by manager.
     *
     * @param overdue by form first
     * @param skills their names, by code
     */
    private record Found(
            Map<String, CoachingFigures.Visits> visits,
            Map<String, Lateness.Figures> reports,
            Map<String, CoachingFigures.FollowUps> followUps,
            Map<String, List<CoachingFigures.Gains>> gains,
            Map<String, Map<String, Integer>> overdue,
            Map<String, String> skills) {

        Stream<String> managers() {
            return Stream.concat(Stream.of(visits, reports, followUps), overdue.values().stream())
                    .flatMap(figures -> figures.keySet().stream());
        }

        int overdue(String form, String manager) {
            return overdue.getOrDefault(form, Map.of()).getOrDefault(manager, 0);
        }
    }

    private Found find(String manager, DaySpan days) {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        CoachingFigures.Scope scope = new CoachingFigures.Scope(
                manager,
                days.from(clock.getZone()),
                days.until(clock.getZone()),
                days.first(),
                days.last().isBefore(yesterday) ? days.last() : yesterday,
                clock.instant());
        return new Found(
                byManager(figures.visits(scope), CoachingFigures.Visits::manager),
                byManager(
                        lateness.due(Set.of(WriteFieldVisitReportForm.ID), manager, scope.from(), scope.until()),
                        Lateness.Figures::person),
                byManager(figures.followUps(scope), CoachingFigures.FollowUps::manager),
                figures.gains(scope).stream().collect(groupingBy(CoachingFigures.Gains::manager)),
                lateness.overdue(Set.of(WriteFieldVisitReportForm.ID, CoachingForms.CHECK_FOLLOW_UP), manager).stream()
                        .collect(groupingBy(
                                Lateness.Figures::form, toMap(Lateness.Figures::person, Lateness.Figures::overdue))),
                catalogue.namesByCode());
    }

    private static <T> Map<String, T> byManager(List<T> found, Function<T, String> manager) {
        return found.stream().collect(toMap(manager, Function.identity()));
    }

    private static Set<String> everybody(List<Person> present, Map<String, Integer> reps, Found found) {
        Stream<String> managers =
                present.stream().filter(person -> person.role() == Role.MANAGER).map(Person::id);
        return Stream.of(managers, reps.keySet().stream(), found.managers())
                .flatMap(Function.identity())
                .collect(toSet());
    }

    private static CoachingReport.ManagerFigures line(
            String id, String name, int reps, Found found, BigDecimal months, boolean own) {
        CoachingFigures.Visits visits = found.visits().getOrDefault(id, new CoachingFigures.Visits(id, 0, 0, 0, 0));
        Lateness.Figures reports = found.reports().getOrDefault(id, NONE);
        CoachingFigures.FollowUps followUps =
                found.followUps().getOrDefault(id, new CoachingFigures.FollowUps(id, 0, 0, 0, 0));
        return new CoachingReport.ManagerFigures(
                id,
                name,
                reps,
                visits.repsCoached(),
                visits.planned(),
                visits.held(),
                reports.due(),
                reports.onTime(),
                followUps.due(),
                followUps,
                hours(visits.heldMinutes(), reps, months),
                found.gains().getOrDefault(id, List.of()).stream()
                        .map(gains -> gained(gains, found.skills().get(gains.skill()), own))
                        .sorted(Comparator.comparing(CoachingReport.LevelGained::name, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                new CoachingReport.Overdue(
                        found.overdue(WriteFieldVisitReportForm.ID, id),
                        found.overdue(CoachingForms.CHECK_FOLLOW_UP, id)));
    }

    private static BigDecimal hours(long minutes, int reps, BigDecimal months) {
        return reps == 0
                ? null
                : BigDecimal.valueOf(minutes)
                        .divide(
                                MINUTES.multiply(BigDecimal.valueOf(reps)).multiply(months),
                                DECIMALS,
                                RoundingMode.HALF_UP);
    }

    private static CoachingReport.LevelGained gained(CoachingFigures.Gains gains, String name, boolean own) {
        return new CoachingReport.LevelGained(
                gains.skill(),
                name,
                gains.cycles(),
                !own && gains.reps() < FEWEST_REPS
                        ? null
                        : gains.gain().divide(BigDecimal.valueOf(gains.cycles()), DECIMALS, RoundingMode.HALF_UP));
    }
}

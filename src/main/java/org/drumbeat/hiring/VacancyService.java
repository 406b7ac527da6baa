package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.NewHires;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A vacancy from its request to whoever fills it: asked for, approved, opened with its interview kit, cancelled or filled. */
@Service
@Transactional
class VacancyService {

    static final Set<Role> HIRING_MANAGERS = EnumSet.of(Role.MANAGER, Role.LEADER);
    static final Set<Role> INTERVIEWERS = EnumSet.of(Role.REP, Role.MANAGER, Role.LEADER, Role.HR);
    private static final Set<Role> REPLACED = EnumSet.of(Role.REP, Role.MANAGER, Role.LEADER);
    private static final Set<Vacancy.State> CAN_BE_CANCELLED = EnumSet.of(Vacancy.State.REQUESTED, Vacancy.State.OPEN);

    private final VacancyRepository vacancies;
    private final CandidacyRepository candidacies;
    private final InterviewKitRepository kits;
    private final GuideService guides;
    private final ProfileProviders providers;
    private final People people;
    private final NewHires newHires;
    private final Notifications notifications;
    private final Clock clock;

    VacancyService(
            VacancyRepository vacancies,
            CandidacyRepository candidacies,
            InterviewKitRepository kits,
            GuideService guides,
            ProfileProviders providers,
            People people,
            NewHires newHires,
            Notifications notifications,
            Clock clock) {
        this.vacancies = vacancies;
        this.candidacies = candidacies;
        this.kits = kits;
        this.guides = guides;
        this.providers = providers;
        this.people = people;
        this.newHires = newHires;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Those whose place this person may ask to fill again, also if they have left: everybody's for HR, else the team's. */
    @Transactional(readOnly = true)
    List<Person> replaceableBy(String person) {
        Set<String> team = people.arePresent(List.of(person), EnumSet.of(Role.HR)) ? null : people.teamOf(person);
        return people.everybody().stream()
                .filter(somebody -> REPLACED.contains(somebody.role()))
                .filter(somebody -> team == null || team.contains(somebody.id()))
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .toList();
    }

    /** @throws Refusal where the region, the manager, the date, the person to replace or the pay cannot be */
    Vacancy request(Vacancy.Position position, Vacancy.Grounds grounds, String hiringManager, String requestedBy) {
        List<String> problems = new ArrayList<>();
        if (!people.regions().contains(position.region())) {
            problems.add("“Region” must be one of: " + String.join(", ", people.regions()) + ".");
        }
        if (position.neededBy().isBefore(LocalDate.now(clock))) {
            problems.add("“Needed by” is in the past.");
        }
        if (!people.arePresent(List.of(hiringManager), HIRING_MANAGERS)) {
            problems.add("“Hiring manager” must be a manager or leader who works here.");
        }
        problems.addAll(problemsOf(grounds, requestedBy));
        if (!problems.isEmpty()) {
            throw Refusal.invalid(String.join(" ", problems));
        }
        return vacancies.save(Vacancy.requested(position, grounds, hiringManager, requestedBy, clock.instant()));
    }

    private List<String> problemsOf(Vacancy.Grounds grounds, String requestedBy) {
        List<String> problems = new ArrayList<>();
        if (grounds.replaces() != null
                && replaceableBy(requestedBy).stream().map(Person::id).noneMatch(grounds.replaces()::equals)) {
            problems.add("“Who is replaced?” must be somebody of your team: choose from the list.");
        }
        BigDecimal from = grounds.payFrom();
        BigDecimal to = grounds.payTo();
        if (from != null && to != null && from.compareTo(to) > 0) {
            problems.add("“Pay a year, from” is more than “up to”.");
        }
        if (from != null || to != null) {
            if (grounds.payCurrency() == null) {
                problems.add("“Currency” is missing: in which is the pay?");
            } else {
                Pay.requireCurrency(grounds.payCurrency());
            }
        }
        return problems;
    }

    /** @param comment may be null where it is approved */
    void decideOn(String vacancyId, boolean approved, String comment, String person) {
        vacancies.save(vacancies.get(vacancyId).decided(approved, new Decision(person, clock.instant(), comment)));
    }

    /**
     * A kit as HR puts it together.
     *
     * @param fitGuide may be null: the newest version; so may the behavioral guide
     * @param profileProvider may be null: the built-in profile
     */
    record ChosenKit(
            String fitInterviewer,
            List<String> panel,
            String fitGuide,
            String behavioralGuide,
            String profileProvider) {}

    /** Pins who interviews, which questions they ask and who gives the profile, and opens the vacancy. */
    void prepareKit(String vacancyId, ChosenKit chosen) {
        List<String> interviewers = Stream.concat(Stream.of(chosen.fitInterviewer()), chosen.panel().stream())
                .toList();
        if (!people.arePresent(interviewers, INTERVIEWERS)) {
            throw Refusal.invalid("Every interviewer must be somebody who works here: choose them from the lists.");
        }
        Map<QuestionGuide.Kind, String> asked = guides.chosen(chosen.fitGuide(), chosen.behavioralGuide());
        kits.save(InterviewKit.of(
                vacancyId,
                chosen.fitInterviewer(),
                chosen.panel(),
                asked.get(QuestionGuide.Kind.FIT),
                asked.get(QuestionGuide.Kind.BEHAVIORAL),
                providers.chosen(chosen.profileProvider())));
        vacancies.save(vacancies.get(vacancyId).opened(clock.instant()));
    }

    /** What this person may cancel, in the order of titles. */
    @Transactional(readOnly = true)
    List<Vacancy> cancellableBy(String person) {
        return vacancies.findByStateInOrderByPositionTitle(CAN_BE_CANCELLED).stream()
                .filter(concerning(person))
                .toList();
    }

    /** @throws Refusal where it is not this person's to cancel, or nothing is left to cancel */
    void cancel(String vacancyId, String reason, String person) {
        // Held, so that it is either cancelled or filled, and nobody applies meanwhile.
        Vacancy vacancy = vacancies.getLocked(vacancyId);
        if (!concerning(person).test(vacancy)) {
            throw Refusal.forbidden(
                    "Only HR, the hiring manager, whoever asked for the vacancy and their superiors can cancel it.");
        }
        vacancies.save(vacancy.cancelled(new Vacancy.Cancellation(person, clock.instant(), reason)));
    }

    private Predicate<Vacancy> concerning(String person) {
        if (people.arePresent(List.of(person), EnumSet.of(Role.HR))) {
            return vacancy -> true;
        }
        Set<String> team = people.teamOf(person);
        return vacancy -> person.equals(vacancy.hiringManager())
                || person.equals(vacancy.requestedBy())
                || team.contains(vacancy.hiringManager());
    }

    /** @param email at work, or null */
    record NewRep(String login, String email, String territory, LocalDate firstDay) {}

    /**
     * Makes a person of whoever was hired, a rep of the hiring manager.
     *
     * @param by whoever welcomes them
     * @throws Refusal where the login is somebody's, or something does not fit
     */
    void welcome(String vacancyId, NewRep newRep, String by) {
        Vacancy vacancy = vacancies.get(vacancyId);
        Candidacy hired = candidacies.get(vacancy.filledWith());
        String manager = people.standInFor(vacancy.hiringManager());
        newHires.begin(
                new NewHires.Hire(
                        newRep.login(),
                        hired.name(),
                        newRep.email(),
                        manager.equals(People.HR_GROUP) ? null : manager,
                        vacancy.position().region(),
                        newRep.territory(),
                        newRep.firstDay()),
                by);
        // Somebody may be welcomed when they have long begun, but nobody began before they applied.
        if (newRep.firstDay().isBefore(LocalDate.ofInstant(hired.consentedAt(), clock.getZone()))) {
            throw Refusal.invalid("“First day” is before " + hired.name() + " applied: look at the year.");
        }
        vacancies.save(vacancy.hiredAs(newRep.login()));
    }

    /** To whoever asked for it, with the reason of the leader. */
    void tellRefused(String vacancyId) {
        Vacancy vacancy = vacancies.get(vacancyId);
        Decision decision = vacancy.decision();
        tell(
                vacancy.requestedBy(),
                "refused",
                vacancy,
                Map.of("by", people.nameOf(decision.decidedBy()), "reason", decision.decisionText()));
    }

    /** To the hiring manager and HR: the vacancy is still open on the day by which it should be filled. */
    void tellOverdue(String vacancyId) {
        Vacancy vacancy = vacancies.get(vacancyId);
        Map<String, ?> values = Map.of(
                "neededBy", DayInWords.of(vacancy.position().neededBy()),
                "hiringManager", people.nameOf(vacancy.hiringManager()));
        tell(vacancy.hiringManager(), "overdue", vacancy, values);
        tell(Recipient.role(Role.HR), "hr", "overdue", vacancy, values);
    }

    /** To the hiring manager and whoever asked for it, with the reason. */
    void tellCancelled(String vacancyId) {
        Vacancy vacancy = vacancies.get(vacancyId);
        Vacancy.Cancellation cancellation = vacancy.cancellation();
        Stream.of(vacancy.hiringManager(), vacancy.requestedBy())
                .distinct()
                .filter(person -> !person.equals(cancellation.cancelledBy()))
                .forEach(person -> tell(
                        person,
                        "cancelled",
                        vacancy,
                        Map.of(
                                "by", people.nameOf(cancellation.cancelledBy()),
                                "reason", cancellation.cancelReason())));
    }

    /** A person who has left does not read it: then the nearest superior does. */
    private void tell(String person, String what, Vacancy vacancy, Map<String, ?> values) {
        tell(Recipient.personOrGroup(people.standInFor(person)), person, what, vacancy, values);
    }

    private void tell(Recipient to, String toKey, String what, Vacancy vacancy, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("vacancy", vacancy.position().inShort());
        String key = "vacancy-" + what + ":" + vacancy.id() + ":" + toKey;
        notifications.send(new Mail(key, to, "hiring/vacancy-" + what, all, vacancy.id(), Audience.HR));
    }
}

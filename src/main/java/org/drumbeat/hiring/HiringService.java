package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Organisation;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What hiring can do with vacancies and candidacies; knows no process. */
@Service
@Transactional
class HiringService {

    private static final Set<Role> HIRING_MANAGERS = EnumSet.of(Role.MANAGER, Role.LEADER);
    private static final Set<Role> REPLACED = EnumSet.of(Role.REP, Role.MANAGER, Role.LEADER);
    static final Set<Role> INTERVIEWERS = EnumSet.of(Role.REP, Role.MANAGER, Role.LEADER, Role.HR);

    private final VacancyRepository vacancies;
    private final InterviewKitRepository kits;
    private final GuideService guides;
    private final ProfileProviders providers;
    private final CandidacyRepository candidacies;
    private final EnclosureRepository enclosures;
    private final RetentionPeriods periods;
    private final Organisation organisation;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;

    HiringService(
            VacancyRepository vacancies,
            InterviewKitRepository kits,
            GuideService guides,
            ProfileProviders providers,
            CandidacyRepository candidacies,
            EnclosureRepository enclosures,
            RetentionPeriods periods,
            Organisation organisation,
            Notifications notifications,
            People people,
            Clock clock) {
        this.vacancies = vacancies;
        this.kits = kits;
        this.guides = guides;
        this.providers = providers;
        this.candidacies = candidacies;
        this.enclosures = enclosures;
        this.periods = periods;
        this.organisation = organisation;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /** Those who may decide on candidates, in the order of their names. */
    @Transactional(readOnly = true)
    List<Person> hiringManagers() {
        return people.present(HIRING_MANAGERS);
    }

    /** Those who may interview, in the order of their names. */
    @Transactional(readOnly = true)
    List<Person> interviewers() {
        return people.present(INTERVIEWERS);
    }

    /** Those whose place this person may ask to fill again, also if they have left: everybody's for HR, else the team's. */
    @Transactional(readOnly = true)
    List<Person> replaceableBy(String person) {
        Set<String> team = hasRole(person, Role.HR) ? null : people.teamOf(person);
        return people.everybody().stream()
                .filter(somebody -> REPLACED.contains(somebody.role()))
                .filter(somebody -> team == null || team.contains(somebody.id()))
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .toList();
    }

    /**
     * @param grounds null where nobody gave any
     * @throws Refusal where the region, the manager, the date, the person to replace or the pay cannot be
     */
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
        if (grounds != null) {
            problems.addAll(problemsOf(grounds, requestedBy));
        }
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
        change(vacancyId, vacancy -> vacancy.decided(approved, new Decision(person, clock.instant(), comment)));
    }

    /**
     * Pins who interviews, which questions they ask and who gives the profile, and opens the vacancy.
     *
     * @param fitGuide may be null: the newest version; so may the behavioral guide
     * @param profileProvider may be null: the built-in profile
     */
    void prepareKit(
            String vacancyId,
            String fitInterviewer,
            List<String> panel,
            String fitGuide,
            String behavioralGuide,
            String profileProvider) {
        List<String> interviewers =
                Stream.concat(Stream.of(fitInterviewer), panel.stream()).toList();
        if (!people.arePresent(interviewers, INTERVIEWERS)) {
            throw Refusal.invalid("Every interviewer must be somebody who works here: choose them from the lists.");
        }
        kits.save(InterviewKit.of(
                vacancyId,
                fitInterviewer,
                panel,
                guides.chosen(QuestionGuide.Kind.FIT, fitGuide).id(),
                guides.chosen(QuestionGuide.Kind.BEHAVIORAL, behavioralGuide).id(),
                providers.chosen(profileProvider)));
        change(vacancyId, vacancy -> vacancy.opened(clock.instant()));
    }

    /** A candidacy that has begun, and the people that its process assigns tasks to. */
    record Received(String candidacyId, String vacancyId, String hiringManager, String fitInterviewer) {}

    /**
     * @param person who hands it in: HR, or a system with the role intake
     * @throws Refusal where the vacancy is unknown or not open, or somebody with this e-mail has applied for it
     */
    Received receive(String vacancyId, Application application, Enclosure enclosure, String person) {
        if (!hasRole(person, Role.HR, Role.INTAKE)) {
            throw Refusal.forbidden("Only HR and the careers page hand in applications.");
        }
        Vacancy vacancy = locked(vacancyId);
        vacancy.requireOpen();
        Candidacy candidacy = Candidacy.of(application, vacancyId, clock.instant());
        // The vacancy's row is held, so nobody can slip in between the look and the insert.
        if (candidacies.existsByVacancyIdAndEmail(vacancyId, candidacy.email())) {
            throw Refusal.conflict("Somebody with this e-mail has already applied for “"
                    + vacancy.position().title() + "”.");
        }
        candidacies.save(candidacy);
        if (!enclosure.isEmpty()) {
            enclosures.save(enclosure.to(candidacy.id()));
        }
        candidacies.reached(candidacy.id(), Stage.APPLIED, clock.instant());
        acknowledge(candidacy, vacancy);
        String interviewer = kits.findById(vacancyId).orElseThrow().fitInterviewer();
        return new Received(candidacy.id(), vacancyId, vacancy.hiringManager(), interviewer);
    }

    /** Tells a candidate that the application is here, and who keeps what for how long. */
    private void acknowledge(Candidacy candidacy, Vacancy vacancy) {
        RetentionPeriod period = periods.of(vacancy.position().jurisdiction());
        notifications.send(new Mail(
                "application-received:" + candidacy.id(),
                Recipient.address(candidacy.name(), candidacy.email()),
                "hiring/application-received",
                Map.of(
                        "vacancy", vacancy.position().title(),
                        "keeper", organisation.name(),
                        "period", period.inWords(),
                        "countedFrom", period.beginning()),
                candidacy.id(),
                Audience.HR));
    }

    /** @throws Refusal unless the reader is HR, a leader, a system that hands in applications, or concerned with it */
    @Transactional(readOnly = true)
    Vacancy vacancyFor(String reader, String id) {
        Vacancy vacancy = vacancy(id);
        boolean concerned = reader.equals(vacancy.hiringManager()) || reader.equals(vacancy.requestedBy());
        if (!concerned && !hasRole(reader, Role.HR, Role.LEADER, Role.INTAKE)) {
            throw Refusal.forbidden("Only HR, leaders and the managers concerned see this vacancy.");
        }
        return vacancy;
    }

    /** @throws Refusal unless the reader is HR, a system that hands in applications, the hiring manager or their leader */
    @Transactional(readOnly = true)
    Candidacy candidacyFor(String reader, String id) {
        Candidacy candidacy = candidacy(id);
        String hiringManager = vacancy(candidacy.vacancyId()).hiringManager();
        boolean concerned = reader.equals(hiringManager) || reader.equals(people.leaderOf(hiringManager));
        if (!concerned && !hasRole(reader, Role.HR, Role.INTAKE)) {
            throw Refusal.forbidden("Only HR, the hiring manager and their leader see this candidacy.");
        }
        return candidacy;
    }

    @Transactional(readOnly = true)
    Vacancy vacancy(String id) {
        return vacancies.findById(id).orElseThrow(Vacancy::unknown);
    }

    @Transactional(readOnly = true)
    List<Vacancy> openVacancies() {
        return vacancies.findByStateOrderByPositionTitle(Vacancy.State.OPEN);
    }

    @Transactional(readOnly = true)
    Candidacy candidacy(String id) {
        return candidacies.findById(id).orElseThrow(Candidacy::unknown);
    }

    /** What the candidate handed in beside the application; empty where that was nothing. */
    @Transactional(readOnly = true)
    Enclosure enclosure(String candidacyId) {
        return enclosures.findById(candidacyId).orElseGet(() -> Enclosure.of(null, null, null));
    }

    /** Who is a candidate for what, in a few words. */
    @Transactional(readOnly = true)
    String subjectOf(String candidacyId) {
        Candidacy candidacy = candidacy(candidacyId);
        return candidacy.name() + " – "
                + vacancy(candidacy.vacancyId()).position().title();
    }

    /** The questions that every candidate of a vacancy is asked in this interview. */
    @Transactional(readOnly = true)
    QuestionGuide guide(String vacancyId, QuestionGuide.Kind kind) {
        return guides.guideOf(vacancyId, kind);
    }

    private boolean hasRole(String person, Role... roles) {
        return people.find(person)
                .map(Person::role)
                .filter(List.of(roles)::contains)
                .isPresent();
    }

    private void change(String vacancyId, UnaryOperator<Vacancy> change) {
        vacancies.save(change.apply(vacancy(vacancyId)));
    }

    private Vacancy locked(String vacancyId) {
        return vacancies.findLockedById(vacancyId).orElseThrow(Vacancy::unknown);
    }
}

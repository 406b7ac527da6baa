package org.drumbeat.hiring;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.Hires;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a vacancy: cancelled, or filled with somebody who then is a rep; and who is told. */
@Service
@Transactional
class VacancyService {

    private static final Set<Vacancy.State> CAN_BE_CANCELLED = EnumSet.of(Vacancy.State.REQUESTED, Vacancy.State.OPEN);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    private final VacancyRepository vacancies;
    private final CandidacyRepository candidacies;
    private final OfferRepository offers;
    private final People people;
    private final Hires hires;
    private final Notifications notifications;
    private final Clock clock;

    VacancyService(
            VacancyRepository vacancies,
            CandidacyRepository candidacies,
            OfferRepository offers,
            People people,
            Hires hires,
            Notifications notifications,
            Clock clock) {
        this.vacancies = vacancies;
        this.candidacies = candidacies;
        this.offers = offers;
        this.people = people;
        this.hires = hires;
        this.notifications = notifications;
        this.clock = clock;
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
        Vacancy vacancy = vacancies.findLockedById(vacancyId).orElseThrow(Vacancy::unknown);
        if (!concerning(person).test(vacancy)) {
            throw Refusal.forbidden(
                    "Only HR, the hiring manager, who asked for it and their superiors cancel a vacancy.");
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

    /**
     * What is known of somebody who was hired, to be completed.
     *
     * @param login a proposal that nobody has
     * @param firstDay null where it was not agreed
     */
    record Newcomer(String name, String title, String region, String territory, String login, LocalDate firstDay) {}

    @Transactional(readOnly = true)
    String subjectOfNewcomer(String vacancyId) {
        Vacancy vacancy = vacancy(vacancyId);
        return nameOfHire(vacancy) + " – " + vacancy.position().title();
    }

    @Transactional(readOnly = true)
    Newcomer newcomer(String vacancyId) {
        Vacancy vacancy = vacancy(vacancyId);
        Vacancy.Position position = vacancy.position();
        String name = nameOfHire(vacancy);
        return new Newcomer(
                name,
                position.title(),
                position.region(),
                position.territory(),
                freeLogin(name),
                offers.findFirstByCandidacyIdOrderByPreparedAtDesc(vacancy.filledWith())
                        .filter(offer -> offer.state() == Offer.State.ACCEPTED)
                        .map(offer -> offer.terms().startDate())
                        .orElse(null));
    }

    /**
     * Makes a person of whoever was hired, a rep of the hiring manager.
     *
     * @param email at work, or null
     * @param by whoever welcomes them
     * @throws Refusal where the login is somebody's, or something does not fit
     */
    void welcome(String vacancyId, String login, String email, String territory, LocalDate firstDay, String by) {
        Vacancy vacancy = vacancy(vacancyId);
        String manager = people.standInFor(vacancy.hiringManager());
        hires.begin(
                new Hires.Hire(
                        login,
                        nameOfHire(vacancy),
                        email,
                        manager.equals(People.HR_GROUP) ? null : manager,
                        vacancy.position().region(),
                        territory,
                        firstDay),
                by);
        requireAfterApplication(vacancy, firstDay);
        vacancies.save(vacancy.hiredAs(login));
    }

    /** Somebody may be welcomed when they have long begun, but nobody began before they applied. */
    private void requireAfterApplication(Vacancy vacancy, LocalDate firstDay) {
        Candidacy hired = candidacies.findById(vacancy.filledWith()).orElseThrow();
        if (firstDay.isBefore(LocalDate.ofInstant(hired.consentedAt(), clock.getZone()))) {
            throw Refusal.invalid("“First day” is before " + hired.name() + " applied: look at the year.");
        }
    }

    /** To whoever asked for it, with the reason of the leader. */
    void tellRefused(String vacancyId) {
        Vacancy vacancy = vacancy(vacancyId);
        Decision decision = vacancy.decision();
        tell(
                vacancy.requestedBy(),
                "refused",
                vacancy,
                Map.of("by", people.nameOf(decision.decidedBy()), "reason", decision.decisionText()));
    }

    /** To the hiring manager and HR: the vacancy is still open on the day by which it should be filled. */
    void tellOverdue(String vacancyId) {
        Vacancy vacancy = vacancy(vacancyId);
        Map<String, ?> values = Map.of(
                "neededBy", DAY.format(vacancy.position().neededBy()),
                "hiringManager", people.nameOf(vacancy.hiringManager()));
        tell(vacancy.hiringManager(), "overdue", vacancy, values);
        tell(Recipient.role(Role.HR), "hr", "overdue", vacancy, values);
    }

    /** To the hiring manager and whoever asked for it, with the reason. */
    void tellCancelled(String vacancyId) {
        Vacancy vacancy = vacancy(vacancyId);
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

    @Transactional(readOnly = true)
    Vacancy vacancy(String id) {
        return vacancies.findById(id).orElseThrow(Vacancy::unknown);
    }

    private String nameOfHire(Vacancy vacancy) {
        return candidacies.findById(vacancy.filledWith()).orElseThrow().name();
    }

    /** The first name in plain letters, with a number behind it where somebody has that. */
    private String freeLogin(String name) {
        String first = name.strip().split("\\s+")[0];
        String plain = Normalizer.normalize(first, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
        return hires.freeLogin(plain.isEmpty() ? "newrep" : plain);
    }
}

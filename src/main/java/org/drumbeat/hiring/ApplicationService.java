package org.drumbeat.hiring;

import java.time.Clock;
import java.util.Map;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Organisation;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in applications, by hand or from a careers page, and acknowledges them. */
@Service
@Transactional
class ApplicationService {

    private final VacancyRepository vacancies;
    private final InterviewKitRepository kits;
    private final CandidacyRepository candidacies;
    private final EnclosureRepository enclosures;
    private final RetentionPeriods periods;
    private final Organisation organisation;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;

    ApplicationService(
            VacancyRepository vacancies,
            InterviewKitRepository kits,
            CandidacyRepository candidacies,
            EnclosureRepository enclosures,
            RetentionPeriods periods,
            Organisation organisation,
            Notifications notifications,
            People people,
            Clock clock) {
        this.vacancies = vacancies;
        this.kits = kits;
        this.candidacies = candidacies;
        this.enclosures = enclosures;
        this.periods = periods;
        this.organisation = organisation;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /** A candidacy that has begun, and the people that its process assigns tasks to. */
    record Received(String candidacyId, String vacancyId, String hiringManager, String fitInterviewer) {}

    /**
     * @param person who hands it in: HR, or a system with the role intake
     * @throws Refusal where it does not hold what it must, the vacancy is unknown or not open, or somebody with this e-mail has
     *     applied for it
     */
    Received receive(String vacancyId, Application handedIn, String person) {
        if (!people.hasRole(person, Role.HR, Role.INTAKE)) {
            throw Refusal.forbidden("Only HR and the careers page hand in applications.");
        }
        Application application = handedIn.checked();
        Vacancy vacancy = vacancies.getLocked(vacancyId);
        vacancy.requireOpen();
        Candidacy candidacy = Candidacy.of(application, vacancyId, clock.instant());
        // The vacancy's row is held, so nobody can slip in between the look and the insert.
        if (candidacies.existsByVacancyIdAndEmail(vacancyId, candidacy.email())) {
            throw Refusal.conflict("Somebody with this e-mail has already applied for “"
                    + vacancy.position().title() + "”.");
        }
        candidacies.save(candidacy);
        Enclosure enclosure = Enclosure.of(application, candidacy.id());
        if (!enclosure.isEmpty()) {
            enclosures.save(enclosure);
        }
        candidacies.reached(candidacy.id(), Stage.APPLIED, clock.instant());
        acknowledge(candidacy, vacancy);
        String interviewer = kits.findById(vacancyId).orElseThrow().fitInterviewer();
        return new Received(candidacy.id(), vacancyId, vacancy.hiringManager(), interviewer);
    }

    /** Tells a candidate that the application is here, and who keeps what for how long. */
    private void acknowledge(Candidacy candidacy, Vacancy vacancy) {
        RetentionPeriods.Period period = periods.of(vacancy.position().jurisdiction());
        notifications.send(candidacy.mail(
                "application-received:" + candidacy.id(),
                "application-received",
                Map.of(
                        "vacancy", vacancy.position().title(),
                        "keeper", organisation.name(),
                        "period", period.inWords(),
                        "countedFrom", period.beginning())));
    }
}

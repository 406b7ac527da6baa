package org.drumbeat.hiring;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends what is open for a candidate whose candidacy has ended, and tells them kindly; done twice, the second does nothing. */
@Component
@Transactional
class Farewell {

    private static final Set<Offer.State> UNDECIDED = EnumSet.of(Offer.State.PREPARED, Offer.State.OPEN);

    private final InterviewService interviews;
    private final AssessmentService assessments;
    private final OfferRepository offers;
    private final VacancyRepository vacancies;
    private final Notifications notifications;
    private final Clock clock;

    Farewell(
            InterviewService interviews,
            AssessmentService assessments,
            OfferRepository offers,
            VacancyRepository vacancies,
            Notifications notifications,
            Clock clock) {
        this.interviews = interviews;
        this.assessments = assessments;
        this.offers = offers;
        this.vacancies = vacancies;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** To a candidate whom we declined, who has withdrawn, or whose vacancy is filled or no more. */
    void to(Candidacy candidacy) {
        String words = switch (candidacy.state()) {
            case WITHDRAWN -> "candidate-withdrawn";
            case CLOSED -> "candidacy-closed";
            default -> "candidate-declined";
        };
        to(candidacy, words);
    }

    /** @param words name of the mail's template below {@code hiring} */
    void to(Candidacy candidacy, String words) {
        interviews.cancelPlanned(candidacy);
        assessments.close(candidacy.id());
        offers.findByCandidacyIdAndStateIn(candidacy.id(), UNDECIDED)
                .forEach(undecided -> offers.save(undecided.withdrawn(clock.instant())));
        notifications.send(new Mail(
                "candidacy-ended:" + candidacy.id(),
                Recipient.address(candidacy.name(), candidacy.email()),
                "hiring/" + words,
                Map.of(
                        "candidate",
                        candidacy.name(),
                        "vacancy",
                        vacancies
                                .findById(candidacy.vacancyId())
                                .orElseThrow()
                                .position()
                                .title()),
                candidacy.id(),
                Audience.HR));
    }
}

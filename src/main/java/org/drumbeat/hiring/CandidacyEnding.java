package org.drumbeat.hiring;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.drumbeat.notification.Notifications;
import org.springframework.stereotype.Component;

/** Ends what is still open for a candidate whose candidacy has ended, and tells them kindly; doing it twice changes nothing. */
@Component
record CandidacyEnding(
        InterviewService interviews,
        AssessmentService assessments,
        OfferRepository offers,
        VacancyRepository vacancies,
        Notifications notifications,
        Clock clock) {

    private static final Set<Offer.State> UNDECIDED = EnumSet.of(Offer.State.PREPARED, Offer.State.OPEN);

    /** For somebody whom we declined, who has withdrawn, or whose vacancy is filled or cancelled. */
    void settle(Candidacy candidacy) {
        settle(
                candidacy,
                switch (candidacy.state()) {
                    case WITHDRAWN -> "candidate-withdrawn";
                    case CLOSED -> "candidacy-closed";
                    default -> "candidate-declined";
                });
    }

    /** @param template name of the mail below {@code hiring} */
    void settle(Candidacy candidacy, String template) {
        interviews.cancelPlanned(candidacy);
        assessments.close(candidacy.id());
        offers.findByCandidacyIdAndStateIn(candidacy.id(), UNDECIDED)
                .forEach(undecided -> offers.save(undecided.withdrawn(clock.instant())));
        String title = vacancies.get(candidacy.vacancyId()).position().title();
        notifications.send(candidacy.mail(
                "candidacy-ended:" + candidacy.id(),
                template,
                Map.of("candidate", candidacy.name(), "vacancy", title)));
    }
}

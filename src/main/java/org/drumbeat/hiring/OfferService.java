package org.drumbeat.hiring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The offer to a candidate: prepared, approved, made, and answered or not. A vacancy has at most one that is open. */
@Service
@Transactional
class OfferService {

    /** When the diagram ends an offer that is not answered. */
    private static final LocalTime END_OF_BUSINESS = LocalTime.of(17, 0);

    private final OfferRepository offers;
    private final CandidacyRepository candidacies;
    private final VacancyRepository vacancies;
    private final StageDecisionRepository decisions;
    private final AssessmentService assessments;
    private final CandidacyEnding ending;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;

    OfferService(
            OfferRepository offers,
            CandidacyRepository candidacies,
            VacancyRepository vacancies,
            StageDecisionRepository decisions,
            AssessmentService assessments,
            CandidacyEnding ending,
            Notifications notifications,
            People people,
            Clock clock) {
        this.offers = offers;
        this.candidacies = candidacies;
        this.vacancies = vacancies;
        this.decisions = decisions;
        this.assessments = assessments;
        this.ending = ending;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /** Who has an open offer for the same vacancy, a sentence. */
    @Transactional(readOnly = true)
    Optional<String> otherOffer(Vacancy vacancy) {
        return offers.findByOpenFor(vacancy.id())
                .map(open -> candidacies.get(open.candidacyId()).name() + " has an open offer for “"
                        + vacancy.position().title() + "” until "
                        + open.terms().inWords().answerBy()
                        + ", and a vacancy has one at a time: wait for that answer.");
    }

    /**
     * Prepares an offer for its approval; one that is approved already goes to the candidate at once.
     *
     * @throws Refusal naming whoever has an open offer for the vacancy, or what cannot be offered
     */
    void prepare(String candidacyId, Offer.Terms terms, String person) {
        Pay.requireCurrency(terms.currency());
        requireToCome(terms, "give the candidate some days.");
        // Held, so that of two offers for a vacancy one is made.
        Vacancy vacancy = lockedVacancyOf(candidacyId);
        vacancy.requireOpen();
        requireNoOther(vacancy);
        Candidacy candidacy = candidacies.get(candidacyId);
        candidacy.requireGoingOn();
        Offer offer = offers.save(Offer.prepared(candidacy, terms, person, clock.instant()));
        if (decisions.approvalOfOffer(candidacy).filter(StageDecision::proceed).isPresent()) {
            make(offer, candidacy, vacancy);
        }
    }

    private void make(Offer offer, Candidacy candidacy, Vacancy vacancy) {
        requireToCome(offer.terms(), "refuse, and let HR give the candidate other days.");
        vacancy.requireOpen();
        requireNoOther(vacancy);
        Candidacy offered = candidacies.save(candidacy.offered());
        candidacies.reached(candidacy.id(), Stage.OFFER, clock.instant());
        offers.save(offer.made(clock.instant()));
        notifications.send(mail(offered, vacancy, offer.id(), offer.terms().inWords()));
    }

    private void requireNoOther(Vacancy vacancy) {
        otherOffer(vacancy).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
    }

    /** @param advice what to do about an answer that would be due too soon */
    private void requireToCome(Offer.Terms terms, String advice) {
        if (terms.startDate().isBefore(LocalDate.now(clock))) {
            throw Refusal.invalid(
                    "“First day” is in the past: it is " + terms.inWords().startDate() + ".");
        }
        Instant end =
                terms.answerBy().atTime(END_OF_BUSINESS).atZone(clock.getZone()).toInstant();
        if (!end.isAfter(clock.instant())) {
            throw Refusal.invalid("“Answer by” is in the past, since an offer ends at 17:00 on "
                    + terms.inWords().answerBy() + ": " + advice);
        }
    }

    /** Why this person may not approve the offer; nothing where they may. */
    @Transactional(readOnly = true)
    Optional<String> objectionToApprover(String candidacyId, String person) {
        boolean decided = candidacies
                .findById(candidacyId)
                .map(Candidacy::decision)
                .filter(decision -> person.equals(decision.decidedBy()))
                .isPresent();
        if (decided) {
            return Optional.of("Whoever decided to hire does not approve the offer: somebody else has to.");
        }
        // Where HR is one person, nobody else could.
        return offers.prepared(candidacyId)
                .filter(offer -> person.equals(offer.madeBy()))
                .filter(offer -> people.present(EnumSet.of(Role.HR)).size() > 1)
                .map(own -> "Whoever prepared the offer does not approve it: somebody else has to.");
    }

    /**
     * Approves an offer, which then goes to the candidate, or refuses it. Where HR has not prepared one yet (the process of
     * this candidate began with an approval), HR makes it next.
     *
     * @param comment may be null where it is approved
     * @throws Refusal where it is refused without a comment, or to the person who decided to hire; and where it is approved
     *     and cannot be offered any more
     */
    void approve(String candidacyId, boolean approved, String comment, String person) {
        // Held, so that of two offers for a vacancy one is made.
        Vacancy vacancy = lockedVacancyOf(candidacyId);
        Candidacy candidacy = candidacies.get(candidacyId);
        candidacy.requireGoingOn();
        objectionToApprover(candidacyId, person).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
        if (!approved && comment == null) {
            throw Refusal.invalid(
                    "“Comment” is missing: say why you refuse, so that whoever reads it knows what to change.");
        }
        decisions.save(StageDecision.of(
                candidacyId, StageDecision.Point.OFFER_APPROVAL, approved, comment, person, clock.instant()));
        offers.prepared(candidacyId).ifPresent(offer -> {
            if (approved) {
                make(offer, candidacy, vacancy);
            } else {
                offers.save(offer.notApproved(clock.instant()));
            }
        });
    }

    /**
     * Records the candidate's answer. Whoever accepts fills the vacancy; of several answers at the same moment one
     * counts, and the others read why not.
     *
     * @param comment what the candidate said to it, or null
     * @throws Refusal where there is no open offer, or the vacancy was filled or cancelled meanwhile
     */
    void answer(String candidacyId, boolean accepted, String comment) {
        Vacancy vacancy = lockedVacancyOf(candidacyId);
        Candidacy candidacy = candidacies.get(candidacyId);
        Offer offer = offers.newest(candidacyId)
                .orElseThrow(() -> Refusal.conflict("There is no open offer: none was made to this candidate."));
        Offer answered = offer.answered(accepted, comment, clock.instant());
        if (accepted) {
            vacancies.save(vacancy.filledWith(candidacyId, clock.instant()));
            candidacies.save(candidacy.hired(clock.instant()));
            candidacies.reached(candidacyId, Stage.HIRED, clock.instant());
            offers.save(answered);
            assessments.close(candidacyId);
            notifications.send(candidacy.mail(
                    "offer-accepted:" + offer.id(),
                    "offer-accepted",
                    Map.of(
                            "vacancy", vacancy.position().title(),
                            "amount", offer.terms().inWords().amount(),
                            "startDate", offer.terms().inWords().startDate())));
        } else {
            offers.save(answered);
            ending.settle(candidacies.save(candidacy.offerNotTaken(clock.instant())), "offer-turned-down");
        }
    }

    /** Ends an offer that was not answered in time, and with it the candidacy. */
    void expire(String candidacyId) {
        Candidacy candidacy = candidacies.get(candidacyId);
        Offer offer = offers.newest(candidacyId).orElseThrow();
        offers.save(offer.expired(clock.instant()));
        ending.settle(candidacies.save(candidacy.offerNotTaken(clock.instant())), "offer-expired");
    }

    /** The text that goes to the candidate. */
    static Mail mail(Candidacy candidacy, Vacancy vacancy, String offerId, Offer.TermsInWords terms) {
        return candidacy.mail(
                "offer-made:" + offerId,
                "offer-made",
                Map.of(
                        "candidate", candidacy.name(),
                        "vacancy", vacancy.position().title(),
                        "amount", terms.amount(),
                        "startDate", terms.startDate(),
                        "answerBy", terms.answerBy()));
    }

    private Vacancy lockedVacancyOf(String candidacyId) {
        return vacancies.getLocked(candidacies.get(candidacyId).vacancyId());
    }
}

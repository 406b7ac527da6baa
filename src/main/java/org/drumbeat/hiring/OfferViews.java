package org.drumbeat.hiring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.drumbeat.notification.Notifications;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Choice;
import org.springframework.stereotype.Service;

/** What is shown of an offer to HR, who prepare it and take down the answer, and to whoever approves it. */
@Service
record OfferViews(
        OfferRepository offers,
        OfferService offerService,
        HiringViews hiring,
        StageDecisionRepository decisions,
        DebriefViews debriefs,
        Notifications notifications,
        People people,
        Clock clock) {

    /** Stand in the text of the mail while HR writes the offer; the form make-offer knows them. */
    private static final Offer.TermsInWords MARKS = new Offer.TermsInWords("⟨pay⟩", "⟨first day⟩", "⟨answer by⟩");

    /**
     * What HR sees who prepares an offer; what was offered before, and not approved, is filled in.
     *
     * @param refusal what the leader said against the offer before, or null
     * @param next what happens when HR completes it, a sentence
     * @param range what the vacancy was approved with, in words, or null
     * @param currency a proposal, null where none is at hand
     * @param other who has an open offer for the same vacancy, a sentence, or null
     * @param mail the text that goes to the candidate, with marks where the form puts what HR answers
     */
    record OfferToPrepare(
            @JsonUnwrapped HiringViews.Applicant applicant,
            String refusal,
            String next,
            String range,
            BigDecimal amount,
            String currency,
            LocalDate startDate,
            LocalDate answerBy,
            List<Choice> currencies,
            String other,
            String mailSubject,
            String mail) {}

    OfferToPrepare toPrepare(String candidacyId) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        Vacancy vacancy = hiring.vacancy(candidacy.vacancyId());
        Optional<Offer.Terms> before = offers.newest(candidacyId).map(Offer::terms);
        Optional<StageDecision> approval = decisions.approvalOfOffer(candidacy);
        Notifications.Wording mail = notifications.wording(OfferService.mail(candidacy, vacancy, "preview", MARKS));
        return new OfferToPrepare(
                HiringViews.applicant(candidacy, vacancy),
                approval.filter(decision -> !decision.proceed())
                        .map(refused -> people.nameOf(refused.decidedBy()) + ": " + refused.reason())
                        .orElse(null),
                approval.filter(StageDecision::proceed).isPresent()
                        ? "It is approved already, so the mail below goes out at once."
                        : "When " + people.nameOf(people.leaderOf(vacancy.hiringManager()))
                                + " has approved it, the mail below goes out.",
                vacancy.range(),
                before.map(Offer.Terms::amount).orElse(null),
                before.map(Offer.Terms::currency).orElseGet(() -> usualCurrency(vacancy)),
                before.map(Offer.Terms::startDate).filter(this::isToCome).orElse(null),
                before.map(Offer.Terms::answerBy).filter(this::isToCome).orElse(null),
                Pay.currencies(),
                offerService.otherOffer(vacancy).orElse(null),
                mail.subject(),
                mail.text());
    }

    private static String usualCurrency(Vacancy vacancy) {
        if (vacancy.grounds().payCurrency() != null) {
            return vacancy.grounds().payCurrency();
        }
        return switch (vacancy.position().jurisdiction()) {
            case US -> "USD";
            case DE, AT, FR -> "EUR";
            case OTHER -> null;
        };
    }

    private boolean isToCome(LocalDate day) {
        return !day.isBefore(LocalDate.now(clock));
    }

    /**
     * What a leader sees who approves an offer: the decision, what it rests on, and what is offered.
     *
     * @param deviation why the hiring manager decided against the recommendation, or null
     * @param range what the vacancy was approved with, in words, or null
     * @param terms of nothing, as all that follows is null, where HR has not prepared an offer yet
     * @param other who has an open offer for the same vacancy, a sentence, or null
     * @param mail the text that goes to the candidate
     */
    record OfferToApprove(
            @JsonUnwrapped HiringViews.Applicant applicant,
            String decidedBy,
            String reason,
            String deviation,
            @JsonUnwrapped DebriefViews.Outcome debrief,
            String range,
            @JsonUnwrapped Offer.TermsInWords terms,
            String preparedBy,
            String other,
            String mailSubject,
            String mail) {}

    OfferToApprove toApprove(String candidacyId) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        Vacancy vacancy = hiring.vacancy(candidacy.vacancyId());
        Optional<Offer> prepared = offers.prepared(candidacyId);
        Offer.TermsInWords terms =
                prepared.map(offer -> offer.terms().inWords()).orElse(new Offer.TermsInWords(null, null, null));
        Optional<Notifications.Wording> mail =
                prepared.map(offer -> notifications.wording(OfferService.mail(candidacy, vacancy, offer.id(), terms)));
        return new OfferToApprove(
                HiringViews.applicant(candidacy, vacancy),
                people.nameOf(candidacy.decision().decidedBy()),
                candidacy.decision().decisionText(),
                candidacy.deviation(),
                debriefs.outcome(candidacy),
                vacancy.range(),
                terms,
                prepared.map(Offer::madeBy).map(people::nameOf).orElse(null),
                prepared.flatMap(offer -> offerService.otherOffer(vacancy)).orElse(null),
                mail.map(Notifications.Wording::subject).orElse(null),
                mail.map(Notifications.Wording::text).orElse(null));
    }

    /** What HR sees who takes down the answer. */
    record OfferMade(
            @JsonUnwrapped HiringViews.Applicant applicant,
            @JsonUnwrapped Offer.TermsInWords terms) {}

    OfferMade made(String candidacyId) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        Offer offer = offers.newest(candidacyId).orElseThrow();
        return new OfferMade(hiring.applicant(candidacy), offer.terms().inWords());
    }
}

package org.drumbeat.hiring;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The offer to a candidate: approved, made, and answered or not. A vacancy has at most one that is open. */
@Service
@Transactional
class OfferService {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    private final OfferRepository offers;
    private final CandidacyRepository candidacies;
    private final VacancyRepository vacancies;
    private final StageDecisionRepository decisions;
    private final AssessmentService assessments;
    private final Farewell farewell;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;

    OfferService(
            OfferRepository offers,
            CandidacyRepository candidacies,
            VacancyRepository vacancies,
            StageDecisionRepository decisions,
            AssessmentService assessments,
            Farewell farewell,
            Notifications notifications,
            People people,
            Clock clock) {
        this.offers = offers;
        this.candidacies = candidacies;
        this.vacancies = vacancies;
        this.decisions = decisions;
        this.assessments = assessments;
        this.farewell = farewell;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What a leader reads who approves an offer.
     *
     * @param deviation why the hiring manager decided against the recommendation, or null
     */
    record Request(String candidate, String vacancy, String decidedBy, String reason, String deviation) {}

    @Transactional(readOnly = true)
    Request request(String candidacyId) {
        Candidacy candidacy = candidacy(candidacyId);
        return new Request(
                candidacy.name(),
                title(candidacy),
                people.nameOf(candidacy.decision().decidedBy()),
                candidacy.decision().decisionText(),
                candidacy.deviation());
    }

    /** Why this person may not approve the offer; nothing where they may. */
    @Transactional(readOnly = true)
    Optional<String> objectionToApprover(String candidacyId, String person) {
        return candidacies
                .findById(candidacyId)
                .map(Candidacy::decision)
                .filter(decision -> person.equals(decision.decidedBy()))
                .map(own -> "Whoever decided to hire does not approve the offer: somebody else has to.");
    }

    /**
     * Approves that an offer is made, or sends the decision back to the hiring manager.
     *
     * @param comment may be null where it is approved
     * @throws Refusal where it is refused without a comment, or to the person who decided to hire
     */
    void approve(String candidacyId, boolean approved, String comment, String person) {
        Candidacy candidacy = candidacy(candidacyId);
        candidacy.requireGoingOn();
        objectionToApprover(candidacyId, person).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
        if (!approved && comment == null) {
            throw Refusal.invalid(
                    "“Comment” is missing: say why you refuse, so that the hiring manager knows what to change.");
        }
        decisions.save(StageDecision.of(
                candidacyId, StageDecision.Point.OFFER_APPROVAL, approved, comment, person, clock.instant()));
    }

    /**
     * What HR reads who makes an offer.
     *
     * @param currency a proposal, null where none is at hand
     * @param other who has an open offer for the same vacancy, a sentence, or null
     */
    record Occasion(String candidate, String vacancy, String currency, String other) {}

    @Transactional(readOnly = true)
    Occasion occasion(String candidacyId) {
        Candidacy candidacy = candidacy(candidacyId);
        Vacancy vacancy = vacancies.findById(candidacy.vacancyId()).orElseThrow();
        return new Occasion(
                candidacy.name(),
                vacancy.position().title(),
                switch (vacancy.position().jurisdiction()) {
                    case US -> "USD";
                    case DE, AT, FR -> "EUR";
                    case OTHER -> null;
                },
                otherOffer(vacancy).orElse(null));
    }

    private Optional<String> otherOffer(Vacancy vacancy) {
        return offers.findByOpenFor(vacancy.id())
                .map(open -> candidacy(open.candidacyId()).name() + " has an open offer for “"
                        + vacancy.position().title() + "” until "
                        + DAY.format(open.terms().answerBy())
                        + ", and a vacancy has one at a time: wait for that answer.");
    }

    /** @throws Refusal naming whoever has an open offer for the vacancy, or what cannot be offered */
    void make(String candidacyId, Offer.Terms terms, String person) {
        requirePossible(terms);
        // Held, so that of two offers for a vacancy one is made.
        Vacancy vacancy = lockedVacancyOf(candidacyId);
        vacancy.requireOpen();
        otherOffer(vacancy).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
        Candidacy candidacy = candidacy(candidacyId);
        Candidacy offered = candidacies.save(candidacy.offered());
        candidacies.reached(candidacyId, Stage.OFFER, clock.instant());
        Offer offer = offers.save(Offer.made(offered, terms, person, clock.instant()));
        notifications.send(new Mail(
                "offer-made:" + offer.id(),
                Recipient.address(candidacy.name(), candidacy.email()),
                "hiring/offer-made",
                Map.of(
                        "candidate", candidacy.name(),
                        "vacancy", vacancy.position().title(),
                        "amount", money(terms),
                        "startDate", DAY.format(terms.startDate()),
                        "answerBy", DAY.format(terms.answerBy())),
                candidacyId));
    }

    private void requirePossible(Offer.Terms terms) {
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(terms.currency()));
        if (!known) {
            throw Refusal.invalid("“Currency” must be one that there is, by its three letters: USD, EUR …");
        }
        if (terms.startDate().isBefore(LocalDate.now(clock))) {
            throw Refusal.invalid("“First day” is in the past.");
        }
        if (terms.answerBy().isBefore(LocalDate.now(clock))) {
            throw Refusal.invalid("“Answer by” is in the past: give the candidate some days.");
        }
    }

    private static String money(Offer.Terms terms) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(terms.amount().stripTrailingZeros().scale() > 0 ? 2 : 0);
        return terms.currency() + " " + format.format(terms.amount());
    }

    /** What HR reads who takes down the answer. */
    record Made(String candidate, String vacancy, String amount, String startDate, String answerBy) {}

    @Transactional(readOnly = true)
    Made made(String candidacyId) {
        Candidacy candidacy = candidacy(candidacyId);
        Offer.Terms terms = newest(candidacyId).orElseThrow().terms();
        return new Made(
                candidacy.name(),
                title(candidacy),
                money(terms),
                DAY.format(terms.startDate()),
                DAY.format(terms.answerBy()));
    }

    /**
     * Takes down what the candidate answers. Whoever accepts fills the vacancy; of several answers at the same moment one
     * counts, and the others read why not.
     *
     * @param comment what the candidate said to it, or null
     * @throws Refusal where there is no open offer, or the vacancy was filled or cancelled meanwhile
     */
    void answer(String candidacyId, boolean accepted, String comment) {
        Vacancy vacancy = lockedVacancyOf(candidacyId);
        Candidacy candidacy = candidacy(candidacyId);
        Offer offer = newest(candidacyId)
                .orElseThrow(() -> Refusal.conflict("There is no open offer: none was made to this candidate."));
        Offer answered = offer.answered(accepted, comment, clock.instant());
        if (accepted) {
            vacancies.save(vacancy.filledWith(candidacyId, clock.instant()));
            candidacies.save(candidacy.hired(clock.instant()));
            candidacies.reached(candidacyId, Stage.HIRED, clock.instant());
            offers.save(answered);
            assessments.close(candidacyId);
            notifications.send(new Mail(
                    "offer-accepted:" + offer.id(),
                    Recipient.address(candidacy.name(), candidacy.email()),
                    "hiring/offer-accepted",
                    Map.of(
                            "vacancy", vacancy.position().title(),
                            "amount", money(offer.terms()),
                            "startDate", DAY.format(offer.terms().startDate())),
                    candidacyId));
        } else {
            offers.save(answered);
            farewell.to(candidacies.save(candidacy.offerNotTaken(clock.instant())), "offer-turned-down");
        }
    }

    /** Ends an offer that was not answered in time, and with it the candidacy. */
    void expire(String candidacyId) {
        Candidacy candidacy = candidacy(candidacyId);
        Offer offer = newest(candidacyId).orElseThrow();
        offers.save(offer.expired(clock.instant()));
        farewell.to(candidacies.save(candidacy.offerNotTaken(clock.instant())), "offer-expired");
    }

    private Optional<Offer> newest(String candidacyId) {
        return offers.findFirstByCandidacyIdOrderByMadeAtDesc(candidacyId);
    }

    private Vacancy lockedVacancyOf(String candidacyId) {
        return vacancies.findLockedById(candidacy(candidacyId).vacancyId()).orElseThrow(Vacancy::unknown);
    }

    private String title(Candidacy candidacy) {
        return vacancies
                .findById(candidacy.vacancyId())
                .orElseThrow()
                .position()
                .title();
    }

    private Candidacy candidacy(String id) {
        return candidacies.findById(id).orElseThrow(Candidacy::unknown);
    }
}

package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The offer to a candidate: prepared, approved, made, and answered or not. A vacancy has at most one that is open. */
@Service
@Transactional
class OfferService {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    /** When the diagram ends an offer that is not answered. */
    private static final LocalTime END_OF_BUSINESS = LocalTime.of(17, 0);

    /** Stand in the text of the mail while HR writes the offer; the form make-offer knows them. */
    private static final Map<String, String> MARKS =
            Map.of("amount", "⟨pay⟩", "startDate", "⟨first day⟩", "answerBy", "⟨answer by⟩");

    private final OfferRepository offers;
    private final CandidacyRepository candidacies;
    private final VacancyRepository vacancies;
    private final StageDecisionRepository decisions;
    private final DebriefService debriefs;
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
            DebriefService debriefs,
            AssessmentService assessments,
            Farewell farewell,
            Notifications notifications,
            People people,
            Clock clock) {
        this.offers = offers;
        this.candidacies = candidacies;
        this.vacancies = vacancies;
        this.decisions = decisions;
        this.debriefs = debriefs;
        this.assessments = assessments;
        this.farewell = farewell;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What a leader reads who approves an offer: the decision, what it rests on, and what is offered.
     *
     * @param deviation why the hiring manager decided against the recommendation, or null
     * @param nos each interviewer who would not hire; null where all would
     * @param amount a year's pay in words; null, as all that follows, where HR has not prepared an offer yet
     * @param range what the vacancy was approved with, in words, or null
     * @param other who has an open offer for the same vacancy, a sentence, or null
     * @param mail the text that goes to the candidate
     */
    record Request(
            String candidate,
            String vacancy,
            String decidedBy,
            String reason,
            String deviation,
            String advice,
            String why,
            BigDecimal mean,
            int spread,
            List<Sheets.Competency> means,
            List<DebriefService.Recommended> recommendations,
            List<Sheets.No> nos,
            String amount,
            String range,
            String startDate,
            String answerBy,
            String preparedBy,
            String other,
            String mailSubject,
            String mail) {}

    @Transactional(readOnly = true)
    Request request(String candidacyId) {
        Candidacy candidacy = candidacy(candidacyId);
        Vacancy vacancy = vacancies.findById(candidacy.vacancyId()).orElseThrow();
        DebriefService.Summary summary = debriefs.summary(candidacyId);
        Optional<Offer> prepared = prepared(candidacyId);
        Optional<Offer.Terms> terms = prepared.map(Offer::terms);
        Optional<Notifications.Wording> wording = prepared.map(
                offer -> notifications.wording(mail(candidacy, vacancy, offer.id(), inWords(offer.terms()))));
        return new Request(
                candidacy.name(),
                vacancy.position().title(),
                people.nameOf(candidacy.decision().decidedBy()),
                candidacy.decision().decisionText(),
                candidacy.deviation(),
                summary.advice(),
                summary.why(),
                summary.mean(),
                summary.spread(),
                summary.means(),
                summary.recommendations(),
                summary.nos().isEmpty() ? null : summary.nos(),
                terms.map(offered -> Pay.inWords(offered.amount(), offered.currency()))
                        .orElse(null),
                vacancy.range(),
                terms.map(offered -> DAY.format(offered.startDate())).orElse(null),
                terms.map(offered -> DAY.format(offered.answerBy())).orElse(null),
                prepared.map(Offer::madeBy).map(people::nameOf).orElse(null),
                prepared.flatMap(offer -> otherOffer(vacancy)).orElse(null),
                wording.map(Notifications.Wording::subject).orElse(null),
                wording.map(Notifications.Wording::text).orElse(null));
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
        return prepared(candidacyId)
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
        Candidacy candidacy = candidacy(candidacyId);
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
        prepared(candidacyId).ifPresent(offer -> {
            if (approved) {
                make(offer, candidacy, vacancy);
            } else {
                offers.save(offer.notApproved(clock.instant()));
            }
        });
    }

    /**
     * What HR reads who prepares an offer; what was offered before, and not approved, is filled in.
     *
     * @param refusal what the leader said against the offer before, or null
     * @param next what happens when HR completes it, a sentence
     * @param range what the vacancy was approved with, in words, or null
     * @param currency a proposal, null where none is at hand
     * @param other who has an open offer for the same vacancy, a sentence, or null
     * @param mail the text that goes to the candidate, with marks where the form puts what HR answers
     */
    record Occasion(
            String candidate,
            String vacancy,
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

    @Transactional(readOnly = true)
    Occasion occasion(String candidacyId) {
        Candidacy candidacy = candidacy(candidacyId);
        Vacancy vacancy = vacancies.findById(candidacy.vacancyId()).orElseThrow();
        Optional<Offer.Terms> before = newest(candidacyId).map(Offer::terms);
        Optional<StageDecision> approval = approvalOf(candidacy);
        boolean approved = approval.filter(StageDecision::proceed).isPresent();
        String approver = people.leaderOf(vacancy.hiringManager());
        Notifications.Wording wording = notifications.wording(mail(candidacy, vacancy, "preview", MARKS));
        return new Occasion(
                candidacy.name(),
                vacancy.position().title(),
                approval.filter(decision -> !decision.proceed())
                        .map(refused -> people.nameOf(refused.decidedBy()) + ": " + refused.reason())
                        .orElse(null),
                approved
                        ? "It is approved already, so the mail below goes out at once."
                        : "When " + people.nameOf(approver) + " has approved it, the mail below goes out.",
                vacancy.range(),
                before.map(Offer.Terms::amount).orElse(null),
                before.map(Offer.Terms::currency).orElseGet(() -> proposedCurrency(vacancy)),
                before.map(Offer.Terms::startDate).filter(this::isToCome).orElse(null),
                before.map(Offer.Terms::answerBy).filter(this::isToCome).orElse(null),
                Pay.currencies(),
                otherOffer(vacancy).orElse(null),
                wording.subject(),
                wording.text());
    }

    private static String proposedCurrency(Vacancy vacancy) {
        if (vacancy.grounds() != null && vacancy.grounds().payCurrency() != null) {
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

    private Optional<String> otherOffer(Vacancy vacancy) {
        return offers.findByOpenFor(vacancy.id())
                .map(open -> candidacy(open.candidacyId()).name() + " has an open offer for “"
                        + vacancy.position().title() + "” until "
                        + DAY.format(open.terms().answerBy())
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
        Candidacy candidacy = candidacy(candidacyId);
        candidacy.requireGoingOn();
        Offer offer = offers.save(Offer.prepared(candidacy, terms, person, clock.instant()));
        if (approvalOf(candidacy).filter(StageDecision::proceed).isPresent()) {
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
        notifications.send(mail(offered, vacancy, offer.id(), inWords(offer.terms())));
    }

    private void requireNoOther(Vacancy vacancy) {
        otherOffer(vacancy).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
    }

    /** @param advice what to do about an answer that would be due too soon */
    private void requireToCome(Offer.Terms terms, String advice) {
        if (!isToCome(terms.startDate())) {
            throw Refusal.invalid("“First day” is in the past: it is " + DAY.format(terms.startDate()) + ".");
        }
        Instant end =
                terms.answerBy().atTime(END_OF_BUSINESS).atZone(clock.getZone()).toInstant();
        if (!end.isAfter(clock.instant())) {
            throw Refusal.invalid("“Answer by” is in the past, since an offer ends at 17:00 on "
                    + DAY.format(terms.answerBy()) + ": " + advice);
        }
    }

    /** What was last decided on an offer since it was decided to hire this candidate. */
    private Optional<StageDecision> approvalOf(Candidacy candidacy) {
        return decisions
                .findFirstByCandidacyIdAndStageOrderByDecidedAtDesc(candidacy.id(), StageDecision.Point.OFFER_APPROVAL)
                .filter(decision -> candidacy.decision() == null
                        || !decision.decidedAt().isBefore(candidacy.decision().decidedAt()));
    }

    private static Map<String, String> inWords(Offer.Terms terms) {
        return Map.of(
                "amount", Pay.inWords(terms.amount(), terms.currency()),
                "startDate", DAY.format(terms.startDate()),
                "answerBy", DAY.format(terms.answerBy()));
    }

    private static Mail mail(Candidacy candidacy, Vacancy vacancy, String offerId, Map<String, String> terms) {
        Map<String, String> values = new HashMap<>(terms);
        values.put("candidate", candidacy.name());
        values.put("vacancy", vacancy.position().title());
        return new Mail(
                "offer-made:" + offerId,
                Recipient.address(candidacy.name(), candidacy.email()),
                "hiring/offer-made",
                values,
                candidacy.id(),
                Audience.HR);
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
                Pay.inWords(terms.amount(), terms.currency()),
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
                            "amount", inWords(offer.terms()).get("amount"),
                            "startDate", DAY.format(offer.terms().startDate())),
                    candidacyId,
                    Audience.HR));
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
        return offers.findFirstByCandidacyIdOrderByPreparedAtDesc(candidacyId);
    }

    /** The one that waits for its approval. */
    private Optional<Offer> prepared(String candidacyId) {
        return newest(candidacyId).filter(offer -> offer.state() == Offer.State.PREPARED);
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

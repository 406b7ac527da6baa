package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What interviewers noted, laid side by side and combined, and what the hiring manager decides on it. */
@Service
@Transactional
class DebriefService {

    private final HiringService hiring;
    private final GuideService guides;
    private final CandidacyRepository candidacies;
    private final ScorecardRepository scorecards;
    private final RecommendationRepository recommendations;
    private final StageDecisionRepository decisions;
    private final AssessmentService assessments;
    private final Farewell farewell;
    private final People people;
    private final Clock clock;

    DebriefService(
            HiringService hiring,
            GuideService guides,
            CandidacyRepository candidacies,
            ScorecardRepository scorecards,
            RecommendationRepository recommendations,
            StageDecisionRepository decisions,
            AssessmentService assessments,
            Farewell farewell,
            People people,
            Clock clock) {
        this.hiring = hiring;
        this.guides = guides;
        this.candidacies = candidacies;
        this.scorecards = scorecards;
        this.recommendations = recommendations;
        this.decisions = decisions;
        this.assessments = assessments;
        this.farewell = farewell;
        this.people = people;
        this.clock = clock;
    }

    /** What one interviewer noted on one question. */
    record Noted(String interviewer, String interview, String question, int rating, String evidence) {}

    /** What one interviewer recommends. */
    record Recommended(String interviewer, String interview, String recommendation) {}

    /** What the interviewers of a candidate noted; of the panel nothing before all are in. */
    record Notes(List<Noted> scores, List<Recommended> recommendations) {}

    /** What was noted in the interviews of these kinds, the fit interview first. */
    @Transactional(readOnly = true)
    Notes notes(String candidacyId, QuestionGuide.Kind... kinds) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        List<Scorecard> cards = scorecards.findByCandidacyIdOrderBySubmittedAt(candidacyId).stream()
                .filter(card -> Arrays.asList(kinds).contains(card.kind()))
                .sorted(Comparator.comparing(Scorecard::kind))
                .toList();
        Map<String, String> names =
                people.namesOf(cards.stream().map(Scorecard::interviewer).toList());
        Map<QuestionGuide.Kind, QuestionGuide> asked = guides(candidacy.vacancyId(), cards);
        return new Notes(
                cards.stream()
                        .flatMap(card -> card.scores().stream()
                                .map(score -> new Noted(
                                        names.get(card.interviewer()),
                                        card.kind().label(),
                                        asked.get(card.kind())
                                                .question(score.questionId())
                                                .question(),
                                        score.rating(),
                                        score.evidence())))
                        .toList(),
                cards.stream()
                        .map(card -> new Recommended(
                                names.get(card.interviewer()),
                                card.kind().label(),
                                card.recommendation().label()))
                        .toList());
    }

    private Map<QuestionGuide.Kind, QuestionGuide> guides(String vacancyId, List<Scorecard> cards) {
        return cards.stream()
                .map(Scorecard::kind)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), kind -> guides.guideOf(vacancyId, kind)));
    }

    /** Works out what the scorecards say together, and opens the debrief. */
    Recommendation combine(String candidacyId) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        List<Scorecard> cards = scorecards.findByCandidacyIdOrderBySubmittedAt(candidacyId);
        candidacies.save(candidacy.inDebrief());
        candidacies.reached(candidacyId, Stage.DEBRIEF, clock.instant());
        return recommendations.save(Recommendation.of(candidacyId, cards, guides(candidacy.vacancyId(), cards)));
    }

    /**
     * What the decision table advises.
     *
     * @param reason the table's sentence why
     */
    record Advice(Recommendation.Outcome outcome, String reason) {}

    /** The mean rating of one competency by all who asked about it. */
    record Mean(String competency, BigDecimal mean, int ratings) {}

    /**
     * What lies before the hiring manager.
     *
     * @param outcome code of what the table advises: {@code hire}, {@code discuss} or {@code do_not_hire}
     * @param norm whom the profile is compared with; null where there is no profile, or it is not for this reader
     * @param refusal why the leader refused an offer to this candidate, or null
     */
    record Debrief(
            String candidate,
            String vacancy,
            Recommendation.Outcome outcome,
            String advice,
            String why,
            BigDecimal mean,
            int spread,
            String refusal,
            List<Mean> means,
            List<Recommended> recommendations,
            List<Noted> scores,
            String norm,
            List<Assessment.ScaleScore> profile) {}

    @Transactional(readOnly = true)
    Debrief debrief(String candidacyId, Advice advice, String reader) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        Recommendation recommendation = recommendation(candidacyId);
        Notes notes = notes(candidacyId, QuestionGuide.Kind.values());
        Optional<Profile> profile = assessments.profileOf(candidacyId, reader);
        return new Debrief(
                candidacy.name(),
                hiring.vacancy(candidacy.vacancyId()).position().title(),
                advice.outcome(),
                advice.outcome().label(),
                advice.reason(),
                recommendation.mean(),
                recommendation.spread(),
                decisions
                        .findFirstByCandidacyIdAndStageOrderByDecidedAtDesc(
                                candidacyId, StageDecision.Point.OFFER_APPROVAL)
                        .map(refused -> people.nameOf(refused.decidedBy()) + ": " + refused.reason())
                        .orElse(null),
                recommendation.means().stream()
                        .map(mean -> new Mean(mean.competency(), mean.mean(), mean.ratings()))
                        .sorted(Comparator.comparing(Mean::competency))
                        .toList(),
                notes.recommendations(),
                notes.scores(),
                profile.map(Profile::norm).orElse(null),
                profile.map(Profile::scales).orElse(List.of()));
    }

    /**
     * Decides that a candidate is to be hired, or declines them.
     *
     * @param deviation why against the recommendation; else null
     * @throws Refusal where it goes against the recommendation and nothing says why, or somebody was hired meanwhile
     */
    void decide(
            String candidacyId,
            Advice advice,
            Recommendation.Verdict verdict,
            String reason,
            String deviation,
            String person) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        candidacy.requireGoingOn();
        hiring.vacancy(candidacy.vacancyId()).requireOpen();
        Recommendation recommendation = recommendation(candidacyId).advised(advice.outcome(), advice.reason());
        boolean against = recommendation.isAgainst(verdict);
        if (against && deviation == null) {
            throw Refusal.invalid("“Why against the recommendation?” is missing: the scorecards together say “"
                    + advice.outcome().label() + "”, and you decide otherwise.");
        }
        recommendations.save(recommendation.decided(verdict));
        Decision decision = new Decision(person, clock.instant(), reason);
        String why = against ? deviation : null;
        if (verdict == Recommendation.Verdict.HIRE) {
            candidacies.save(candidacy.toBeHired(decision, why));
        } else {
            farewell.to(candidacies.save(candidacy.declined(decision, why)));
        }
    }

    private Recommendation recommendation(String candidacyId) {
        return recommendations.findById(candidacyId).orElseThrow();
    }
}

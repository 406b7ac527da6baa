package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
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
    private final CvService cvs;
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
            CvService cvs,
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
        this.cvs = cvs;
        this.farewell = farewell;
        this.people = people;
        this.clock = clock;
    }

    /** What one interviewer noted on one question. */
    record Noted(String interviewer, String interview, String question, int rating, String evidence) {}

    /** What one interviewer recommends. */
    record Recommended(String interviewer, String interview, String recommendation) {}

    /** What the interviewers of a candidate noted. */
    record Notes(List<Noted> scores, List<Recommended> recommendations) {}

    /** What was noted in the fit interview. */
    @Transactional(readOnly = true)
    Notes fit(String candidacyId) {
        Sheets sheets = sheets(hiring.candidacy(candidacyId));
        List<Sheets.Sheet> fit = sheets.of(QuestionGuide.Kind.FIT);
        return new Notes(
                fit.stream()
                        .flatMap(sheet -> sheet.lines().stream()
                                .map(line -> new Noted(
                                        sheet.interviewer(),
                                        sheet.interview(),
                                        line.question(),
                                        line.rating(),
                                        line.evidence())))
                        .toList(),
                recommended(fit));
    }

    private static List<Recommended> recommended(List<Sheets.Sheet> sheets) {
        return sheets.stream()
                .map(sheet -> new Recommended(
                        sheet.interviewer(),
                        sheet.interview(),
                        sheet.recommendation().label()))
                .toList();
    }

    private Sheets sheets(Candidacy candidacy) {
        List<Scorecard> cards = scorecards.findByCandidacyIdOrderBySubmittedAt(candidacy.id());
        return Sheets.of(
                cards,
                guides(candidacy.vacancyId(), cards),
                people.namesOf(cards.stream().map(Scorecard::interviewer).toList()));
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

    /**
     * What lies before the hiring manager.
     *
     * @param outcome code of what the table advises: {@code hire}, {@code discuss} or {@code do_not_hire}
     * @param fitColumns the columns of {@code fitScores}: the question, and who conducted the fit interview
     * @param columns the columns of {@code scores}: the question, and each of the panel
     * @param norm whom the profile is compared with; null where there is no profile, or it is not for this reader
     * @param refusal why the leader refused an offer to this candidate, or null
     * @param cv where the candidate's CV is read; null where there is none
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
            URI cv,
            List<Sheets.Competency> means,
            List<Recommended> recommendations,
            List<Sheets.Column> columns,
            List<Map<String, String>> scores,
            List<Sheets.Column> fitColumns,
            List<Map<String, String>> fitScores,
            String norm,
            List<Assessment.ScaleScore> profile) {}

    @Transactional(readOnly = true)
    Debrief debrief(String candidacyId, Advice advice, String reader) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        Recommendation recommendation = recommendation(candidacyId);
        Sheets sheets = sheets(candidacy);
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
                cvs.link(candidacyId),
                sheets.competencies(recommendation),
                recommended(sheets.all()),
                sheets.columns(QuestionGuide.Kind.BEHAVIORAL),
                sheets.rows(QuestionGuide.Kind.BEHAVIORAL),
                sheets.columns(QuestionGuide.Kind.FIT),
                sheets.rows(QuestionGuide.Kind.FIT),
                profile.map(Profile::norm).orElse(null),
                profile.map(Profile::scales).orElse(List.of()));
    }

    /**
     * What came of a debrief, for whoever approves the offer.
     *
     * @param nos each interviewer who would not hire, and why
     */
    record Summary(
            String advice,
            String why,
            BigDecimal mean,
            int spread,
            List<Sheets.Competency> means,
            List<Recommended> recommendations,
            List<Sheets.No> nos) {}

    @Transactional(readOnly = true)
    Summary summary(String candidacyId) {
        Recommendation recommendation = recommendation(candidacyId);
        Sheets sheets = sheets(hiring.candidacy(candidacyId));
        return new Summary(
                recommendation.outcome().label(),
                recommendation.reason(),
                recommendation.mean(),
                recommendation.spread(),
                sheets.competencies(recommendation),
                recommended(sheets.all()),
                sheets.nos());
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

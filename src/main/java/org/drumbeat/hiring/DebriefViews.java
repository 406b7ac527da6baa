package org.drumbeat.hiring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumbeat.people.People;
import org.springframework.stereotype.Service;

/** What interviewers noted, side by side, for whoever decides on it. */
@Service
record DebriefViews(
        HiringViews hiring,
        GuideService guides,
        ScorecardRepository scorecards,
        RecommendationRepository recommendations,
        StageDecisionRepository decisions,
        AssessmentService assessments,
        CvService cvs,
        People people) {

    /** @param cv where the candidate's CV is read; null where there is none */
    record FitInterview(
            @JsonUnwrapped HiringViews.Applicant applicant,
            URI cv,
            List<ScorecardTable.Recommended> recommendations,
            List<ScorecardTable.Noted> scores) {}

    /** For the decision whether the panel and the profile are worth everybody's time. */
    FitInterview fit(String candidacyId) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        ScorecardTable fit = table(candidacy).of(QuestionGuide.Kind.FIT);
        return new FitInterview(hiring.applicant(candidacy), cvs.link(candidacyId), fit.recommendations(), fit.notes());
    }

    /**
     * What lies before the hiring manager.
     *
     * @param outcome code of what the table advises: {@code hire}, {@code discuss} or {@code do_not_hire}
     * @param refusal why the leader refused an offer to this candidate, or null
     * @param cv where the candidate's CV is read; null where there is none
     * @param columns the columns of {@code scores}: the question, and each of the panel
     * @param fitColumns the columns of {@code fitScores}: the question, and who conducted the fit interview
     * @param norm whom the profile is compared with; null where there is no profile, or it is not for this reader
     */
    record Debrief(
            @JsonUnwrapped HiringViews.Applicant applicant,
            Recommendation.Outcome outcome,
            @JsonUnwrapped Summary summary,
            String refusal,
            URI cv,
            List<ScorecardTable.Column> columns,
            List<Map<String, String>> scores,
            List<ScorecardTable.Column> fitColumns,
            List<Map<String, String>> fitScores,
            String norm,
            List<Assessment.ScaleScore> profile) {}

    /** What all scorecards together say. */
    record Summary(
            String advice,
            String why,
            BigDecimal mean,
            int spread,
            List<ScorecardTable.Competency> means,
            List<ScorecardTable.Recommended> recommendations) {

        private static Summary of(Recommendation.Advice advice, Recommendation combined, ScorecardTable table) {
            return new Summary(
                    advice.outcome().label(),
                    advice.reason(),
                    combined.tally().mean(),
                    combined.tally().spread(),
                    table.competencies(combined),
                    table.recommendations());
        }
    }

    Debrief debrief(String candidacyId, Recommendation.Advice advice, String reader) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        ScorecardTable table = table(candidacy);
        ScorecardTable panel = table.of(QuestionGuide.Kind.BEHAVIORAL);
        ScorecardTable fit = table.of(QuestionGuide.Kind.FIT);
        Optional<Assessment.Profile> profile = assessments.profileOf(candidacyId, reader);
        return new Debrief(
                hiring.applicant(candidacy),
                advice.outcome(),
                Summary.of(advice, combined(candidacyId), table),
                decisions
                        .newest(candidacyId, StageDecision.Point.OFFER_APPROVAL)
                        .map(refused -> people.nameOf(refused.decidedBy()) + ": " + refused.reason())
                        .orElse(null),
                cvs.link(candidacyId),
                panel.columns(),
                panel.rows(),
                fit.columns(),
                fit.rows(),
                profile.map(Assessment.Profile::norm).orElse(null),
                profile.map(Assessment.Profile::scales).orElse(List.of()));
    }

    /**
     * What came of a debrief, for whoever approves the offer.
     *
     * @param nos each interviewer who would not hire, and why; null where all would
     */
    record Outcome(@JsonUnwrapped Summary summary, List<ScorecardTable.No> nos) {}

    Outcome outcome(Candidacy candidacy) {
        Recommendation combined = combined(candidacy.id());
        ScorecardTable table = table(candidacy);
        return new Outcome(
                Summary.of(combined.advice(), combined, table), table.nos().isEmpty() ? null : table.nos());
    }

    private Recommendation combined(String candidacyId) {
        return recommendations.findById(candidacyId).orElseThrow();
    }

    private ScorecardTable table(Candidacy candidacy) {
        List<Scorecard> cards = scorecards.findByCandidacyIdOrderBySubmittedAt(candidacy.id());
        return ScorecardTable.of(
                cards,
                guides.askedIn(candidacy.vacancyId(), cards),
                people.namesOf(cards.stream().map(Scorecard::interviewer).toList()));
    }
}

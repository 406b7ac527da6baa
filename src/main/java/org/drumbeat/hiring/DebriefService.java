package org.drumbeat.hiring;

import java.time.Clock;
import java.util.List;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The debrief: combines what the interviewers noted, and takes the hiring manager's decision on it. */
@Service
@Transactional
class DebriefService {

    private final CandidacyRepository candidacies;
    private final VacancyRepository vacancies;
    private final ScorecardRepository scorecards;
    private final RecommendationRepository recommendations;
    private final GuideService guides;
    private final CandidacyEnding ending;
    private final Clock clock;

    DebriefService(
            CandidacyRepository candidacies,
            VacancyRepository vacancies,
            ScorecardRepository scorecards,
            RecommendationRepository recommendations,
            GuideService guides,
            CandidacyEnding ending,
            Clock clock) {
        this.candidacies = candidacies;
        this.vacancies = vacancies;
        this.scorecards = scorecards;
        this.recommendations = recommendations;
        this.guides = guides;
        this.ending = ending;
        this.clock = clock;
    }

    /** Works out what the scorecards say together, and opens the debrief. */
    Recommendation combine(String candidacyId) {
        Candidacy candidacy = candidacies.get(candidacyId);
        List<Scorecard> cards = scorecards.findByCandidacyIdOrderBySubmittedAt(candidacyId);
        candidacies.save(candidacy.inDebrief());
        candidacies.reached(candidacyId, Stage.DEBRIEF, clock.instant());
        return recommendations.save(
                Recommendation.of(candidacyId, cards, guides.askedIn(candidacy.vacancyId(), cards)));
    }

    /**
     * Decides that a candidate is to be hired, or declines them.
     *
     * @param deviation why against the recommendation; else null
     * @throws Refusal where it goes against the recommendation and nothing says why, or somebody was hired meanwhile
     */
    void decide(
            String candidacyId,
            Recommendation.Advice advice,
            Recommendation.Verdict verdict,
            String reason,
            String deviation,
            String person) {
        Candidacy candidacy = candidacies.get(candidacyId);
        candidacy.requireGoingOn();
        vacancies.get(candidacy.vacancyId()).requireOpen();
        boolean against = advice.isAgainst(verdict);
        if (against && deviation == null) {
            throw Refusal.invalid("“Why against the recommendation?” is missing: the scorecards together say “"
                    + advice.outcome().label() + "”, and you decide otherwise.");
        }
        recommendations.save(recommendations.findById(candidacyId).orElseThrow().decided(advice, verdict));
        Decision decision = new Decision(person, clock.instant(), reason);
        String why = against ? deviation : null;
        if (verdict == Recommendation.Verdict.HIRE) {
            candidacies.save(candidacy.toBeHired(decision, why));
        } else {
            ending.settle(candidacies.save(candidacy.declined(decision, why)));
        }
    }
}

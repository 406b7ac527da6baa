package org.drumbeat.hiring;

import java.time.Clock;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a candidacy goes on: at each point where somebody decides, when the candidate withdraws, when the vacancy closes. */
@Service
@Transactional
class CandidacyService {

    private final CandidacyRepository candidacies;
    private final StageDecisionRepository decisions;
    private final CandidacyEnding ending;
    private final People people;
    private final Clock clock;

    CandidacyService(
            CandidacyRepository candidacies,
            StageDecisionRepository decisions,
            CandidacyEnding ending,
            People people,
            Clock clock) {
        this.candidacies = candidacies;
        this.decisions = decisions;
        this.ending = ending;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Lets a candidacy go on at a point, or declines the candidate there.
     *
     * @throws Refusal where it has ended, or does not go on and there is no reason
     */
    void decide(String candidacyId, StageDecision.Point point, StageDecision.Answer answer, String person) {
        Candidacy candidacy = candidacies.get(candidacyId);
        candidacy.requireGoingOn();
        decisions.save(
                StageDecision.of(candidacyId, point, answer.proceed(), answer.reason(), person, clock.instant()));
        if (!answer.proceed()) {
            ending.settle(candidacies.save(
                    candidacy.declined(new Decision(person, clock.instant(), answer.reason()), candidacy.deviation())));
        } else if (point == StageDecision.Point.SCREENING) {
            candidacies.save(candidacy.inInterviews());
            candidacies.reached(candidacyId, Stage.SCREENED, clock.instant());
        } else if (point == StageDecision.Point.AFTER_FIT) {
            candidacies.reached(candidacyId, Stage.ASSESSMENT, clock.instant());
        }
    }

    /**
     * Notes that a candidate has withdrawn; what is open for them is ended by {@link #endWhatIsOpen}.
     *
     * @param person who was told: HR, or a system with the role intake
     * @throws Refusal where the candidacy has ended
     */
    void withdraw(String candidacyId, String reason, String person) {
        requireMayTell(person);
        candidacies.save(candidacies.get(candidacyId).withdrawn(new Decision(person, clock.instant(), reason)));
    }

    /** @throws Refusal unless this is HR or a system with the role intake, who tell what a candidate says */
    @Transactional(readOnly = true)
    void requireMayTell(String person) {
        if (!people.hasRole(person, Role.HR, Role.INTAKE)) {
            throw Refusal.forbidden("Only HR and the careers page record what a candidate says.");
        }
    }

    /** Cancels the interviews and the offer of a candidate who has withdrawn, and confirms it to them. */
    void endWhatIsOpen(String candidacyId) {
        ending.settle(candidacies.get(candidacyId));
    }

    /** Ends a candidacy because its vacancy is filled or cancelled; one that has ended meanwhile stays as it is. */
    void close(String candidacyId) {
        Candidacy candidacy = candidacies.get(candidacyId);
        ending.settle(candidacy.hasEnded() ? candidacy : candidacies.save(candidacy.closed(clock.instant())));
    }
}

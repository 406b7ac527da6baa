package org.drumbeat.hiring;

import java.time.Clock;
import java.util.List;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a candidacy goes on: at each point where somebody decides, when the candidate withdraws, when the vacancy closes. */
@Service
@Transactional
class CandidacyService {

    private final CandidacyRepository candidacies;
    private final StageDecisionRepository decisions;
    private final Farewell farewell;
    private final People people;
    private final Clock clock;

    CandidacyService(
            CandidacyRepository candidacies,
            StageDecisionRepository decisions,
            Farewell farewell,
            People people,
            Clock clock) {
        this.candidacies = candidacies;
        this.decisions = decisions;
        this.farewell = farewell;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Lets a candidacy go on at a point, or declines the candidate there.
     *
     * @param reason may be null where it goes on
     * @throws Refusal where it has ended, or does not go on and there is no reason
     */
    void decide(String candidacyId, StageDecision.Point point, boolean proceed, String reason, String person) {
        Candidacy candidacy = candidacy(candidacyId);
        candidacy.requireGoingOn();
        decisions.save(StageDecision.of(candidacyId, point, proceed, reason, person, clock.instant()));
        if (!proceed) {
            farewell.to(candidacies.save(candidacy.declined(new Decision(person, clock.instant(), reason))));
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
        candidacies.save(candidacy(candidacyId).withdrawn(new Decision(person, clock.instant(), reason)));
    }

    /** @throws Refusal unless this is HR or a system with the role intake, who tell what a candidate says */
    @Transactional(readOnly = true)
    void requireMayTell(String person) {
        boolean may = people.find(person)
                .map(Person::role)
                .filter(List.of(Role.HR, Role.INTAKE)::contains)
                .isPresent();
        if (!may) {
            throw Refusal.forbidden("Only HR and the careers page take down what a candidate says.");
        }
    }

    /** Cancels the interviews and the offer of a candidate who has withdrawn, and confirms it to them. */
    void endWhatIsOpen(String candidacyId) {
        farewell.to(candidacy(candidacyId));
    }

    /** Ends a candidacy because its vacancy is filled or cancelled; one that has ended meanwhile stays as it is. */
    void close(String candidacyId) {
        Candidacy candidacy = candidacy(candidacyId);
        farewell.to(candidacy.hasEnded() ? candidacy : candidacies.save(candidacy.closed(clock.instant())));
    }

    /** Those who can withdraw, as a list to choose from. */
    @Transactional(readOnly = true)
    List<Choice> goingOn() {
        return candidacies.goingOn().stream()
                .map(line -> new Choice(line.name() + " – " + line.title() + " (" + line.region() + ")", line.id()))
                .toList();
    }

    private Candidacy candidacy(String id) {
        return candidacies.findById(id).orElseThrow(Candidacy::unknown);
    }
}

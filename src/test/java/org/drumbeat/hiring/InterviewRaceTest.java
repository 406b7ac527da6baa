package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What two plan for one interviewer at the same moment. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LOCKS, Kind.RACES},
        statementsOf = InterviewRepository.class)
class InterviewRaceTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private InterviewRepository interviews;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    private String vacancy;

    @BeforeEach
    void openAVacancy() {
        vacancy = answers.openVacancy();
    }

    @RepeatedTest(2)
    void ofTwoInterviewsOneIsPlanned() throws Exception {
        List<String> candidacies = List.of(screened("kim@example.org"), screened("lee@example.org"));
        Map<String, Object> slot = HiringAnswers.slot(HiringAnswers.free());

        List<String> outcomes = Together.both(
                () -> plan(candidacies.get(0), "Task_ScheduleFitInterview", slot),
                () -> plan(candidacies.get(1), "Task_ScheduleFitInterview", slot));

        assertThat(outcomes).filteredOn(String::isEmpty).hasSize(1);
        assertThat(outcomes)
                .filteredOn(sentence -> !sentence.isEmpty())
                .singleElement()
                .asString()
                .contains("Mina Park has another interview then");
        assertThat(candidacies.stream().flatMap(candidacy -> interviews.findByCandidacyId(candidacy).stream()))
                .hasSize(1);
    }

    @RepeatedTest(2)
    void ofAnInterviewThatIsMovedAndOneThatIsPassedOnOneIs() throws Exception {
        String moved = answers.candidacy(vacancy, "kim@example.org");
        String another = answers.openVacancy("mona", "milo", "maya");
        String passedOn = answers.candidacy(another, "lee@example.org");
        Interview theirs = interviews.findByCandidacyId(passedOn).get(0);
        Map<String, Object> onto = new HashMap<>(Map.of(
                "interview",
                interviews.findByCandidacyId(moved).get(0).id(),
                "startsAt",
                theirs.slot().startsAt().toString(),
                "durationMinutes",
                60,
                "place",
                "Room 4"));
        String task = desks.task("Task_ConductFitInterview", passedOn).getId();

        List<String> outcomes = Together.both(
                () -> sentenceOf(() -> desks.start("hana", "reschedule-interview", onto)),
                () -> sentenceOf(() -> desks.as("hana", () -> {
                    engine.getTaskService().setAssignee(task, "mina");
                    return null;
                })));

        assertThat(outcomes).filteredOn(String::isEmpty).hasSize(1);
        assertThat(outcomes)
                .filteredOn(sentence -> !sentence.isEmpty())
                .singleElement()
                .asString()
                .contains("Mina Park has another interview then");
    }

    private String screened(String email) {
        String candidacy = answers.application(vacancy, email);
        desks.complete("hana", "Task_ScreenApplication", candidacy, HiringAnswers.PROCEED);
        return candidacy;
    }

    private String plan(String candidacy, String task, Map<String, Object> answer) {
        return sentenceOf(() -> desks.complete("hana", task, candidacy, answer));
    }

    /** Returns the sentence of a refusal, or nothing. */
    private static String sentenceOf(Runnable doing) {
        try {
            doing.run();
            return "";
        } catch (RuntimeException refused) {
            return refused.getMessage();
        }
    }
}

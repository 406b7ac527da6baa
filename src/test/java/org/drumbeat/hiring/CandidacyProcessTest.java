package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The process {@code candidacy}, on the real engine and tables; its happy path is {@link VacancyProcessTest}'s. */
@DrumbeatTest
class CandidacyProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringService hiring;

    private Desks desks;
    private HiringAnswers answers;
    private String vacancy;

    @BeforeEach
    void openAVacancy() {
        desks = new Desks(engine);
        answers = new HiringAnswers(desks, hiring);
        vacancy = answers.openVacancy();
    }

    @Test
    void endsDeclinedAndLeavesTheVacancyOpen() {
        String candidacy = answers.candidacyInDebrief(vacancy, "kim@example.org");

        desks.complete("marco", "Task_HoldDebrief", candidacy, HiringAnswers.DECLINE);

        assertThat(desks.instance(candidacy)).isNull();
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.DECLINED);
        assertThat(hiring.candidacy(candidacy).decision().decisionText()).isEqualTo("Too little on customers");
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(Vacancy.State.OPEN);
    }

    @Test
    void refusesASecondHireForAFilledVacancyWithASentence() {
        String first = answers.candidacyInDebrief(vacancy, "kim@example.org");
        String second = answers.candidacyInDebrief(vacancy, "lee@example.org");
        desks.complete("marco", "Task_HoldDebrief", first, HiringAnswers.HIRE);

        assertThatThrownBy(() -> desks.complete("marco", "Task_HoldDebrief", second, HiringAnswers.HIRE))
                .hasMessageContaining("has been filled by another candidate");
        assertThat(desks.task("Task_HoldDebrief", second)).isNotNull();
        assertThat(hiring.candidacy(second).state()).isEqualTo(Candidacy.State.IN_DEBRIEF);
    }

    @Test
    void showsTheInterviewerTheQuestionsOfTheKit() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");

        Map<String, Object> shown = desks.see("mina", "Task_ConductFitInterview", candidacy);

        assertThat(shown).containsEntry("candidate", "Kim Novak").containsEntry("vacancy", "Account executive");
        assertThat(shown.get("scores").toString()).contains("\"questionId\":\"motivation\"", "\"question\":");
    }

    @Test
    void showsTheHiringManagerWhatTheInterviewerNoted() {
        String candidacy = answers.candidacyInDebrief(vacancy, "kim@example.org");

        Map<String, Object> shown = desks.see("marco", "Task_HoldDebrief", candidacy);

        assertThat(shown.get("scores").toString()).contains("Told of a case in detail", "Mina");
        assertThat(shown.get("recommendations").toString()).contains("\"recommendation\":\"Yes\"");
    }

    @Test
    void takesAScorecardOnlyWhole() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        Map<String, Object> oneQuestion = Map.of(
                "scores",
                List.of(Map.of("questionId", "motivation", "question", "…", "rating", 3, "evidence", "A case")),
                "recommendation",
                "yes");
        Map<String, Object> noEvidence = Map.of(
                "scores",
                List.of(Map.of("questionId", "motivation", "question", "…", "rating", 5)),
                "recommendation",
                "yes");

        assertThatThrownBy(() -> desks.complete("mina", "Task_ConductFitInterview", candidacy, oneQuestion))
                .hasMessageContaining("each of the 6 questions");
        assertThatThrownBy(() -> desks.complete("mina", "Task_ConductFitInterview", candidacy, noEvidence))
                .hasMessageContaining("“What the candidate said or did” (line 1 of “Questions”) is missing.")
                .hasMessageContaining("“Rating” (line 1 of “Questions”) must be one of");
    }

    @Test
    void isReceivedOnceAnEmail() {
        answers.candidacy(vacancy, "kim@example.org");

        assertThatThrownBy(() -> answers.candidacy(vacancy, "KIM@example.org"))
                .hasMessageContaining("already applied for “Account executive”");
    }

    @Test
    void isNotReceivedBeforeTheVacancyIsOpen() {
        String requested = answers.requestedVacancy();

        assertThatThrownBy(() -> answers.candidacy(requested, "kim@example.org"))
                .hasMessageContaining("is not open yet");
    }
}

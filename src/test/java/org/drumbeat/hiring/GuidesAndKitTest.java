package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The versions of questions, the process {@code revise-question-guide}, and the kit that pins them; all rolled back. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = QuestionGuideRepository.class)
@Transactional
class GuidesAndKitTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private GuideService guides;

    @Autowired
    private QuestionGuideRepository versions;

    @Autowired
    private InterviewKitRepository kits;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    @Test
    void bothGuidesAreThereFromTheBeginning() {
        QuestionGuide fit = versions.findById("fit-1").orElseThrow();
        QuestionGuide behavioral = versions.findById("behavioral-1").orElseThrow();

        assertThat(fit.questions()).hasSize(6);
        assertThat(behavioral.questions()).hasSize(8);
        assertThat(behavioral.questions())
                .extracting(QuestionGuide.GuideQuestion::competency)
                .doesNotHaveDuplicates();
        assertThat(fit.questions()).allSatisfy(GuidesAndKitTest::assertAnchored);
        assertThat(behavioral.questions()).allSatisfy(GuidesAndKitTest::assertAnchored);
    }

    private static void assertAnchored(QuestionGuide.GuideQuestion question) {
        assertThat(List.of(question.anchor1(), question.anchor2(), question.anchor3(), question.anchor4()))
                .doesNotHaveDuplicates()
                .allSatisfy(anchor -> assertThat(anchor).hasSizeBetween(20, 200));
    }

    @Test
    void theInterviewerReadsWhatEachRatingLooksLike() {
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");

        String scores = desks.see("mina", "Task_ConductFitInterview", candidacy)
                .get("scores")
                .toString();

        assertThat(scores).contains("1. Names money or chance as the only reason", "\\n4. Shows by several choices");
    }

    @Test
    void aKitTakesTheNewestGuidesAndTheBuiltInProfileWhereNothingIsSaid() {
        String vacancy = answers.openVacancy();

        InterviewKit kit = kits.findById(vacancy).orElseThrow();
        assertThat(kit.fitGuide()).isEqualTo("fit-1");
        assertThat(kit.behavioralGuide()).isEqualTo("behavioral-1");
        assertThat(kit.profileProvider()).isEqualTo("built-in");
        assertThat(guides.guideOf(vacancy, QuestionGuide.Kind.BEHAVIORAL).questions())
                .hasSize(8);
    }

    @Test
    void aKitIsOfferedWhatThereIsWithTheNewestFilledIn() {
        revise("fit", "Reworded for the year?");
        String vacancy = answers.approvedVacancy();

        engine.getTaskService()
                .claim(desks.task("Task_PrepareInterviewKit", vacancy).getId(), "hana");
        Map<String, Object> shown = desks.see("hana", "Task_PrepareInterviewKit", vacancy);

        assertThat(shown)
                .containsEntry("fitGuide", "fit-2")
                .containsEntry("behavioralGuide", "behavioral-1")
                .containsEntry("profileProvider", "built-in");
        assertThat(shown.get("fitGuides").toString())
                .containsSubsequence("Version 2 (6 questions)", "fit-2", "Version 1 (6 questions)", "fit-1");
    }

    @Test
    void aKitTakesAnOlderVersionToo() {
        revise("fit", "Reworded for the year?");
        String vacancy = prepareKit("fitGuide", "fit-1");

        assertThat(guides.guideOf(vacancy, QuestionGuide.Kind.FIT).id()).isEqualTo("fit-1");
    }

    @Test
    void aKitTakesOnlyGuidesOfTheirKindAndProvidersThatThereAre() {
        assertThatThrownBy(() -> prepareKit("fitGuide", "behavioral-1")).hasMessageContaining("“Fit interview” needs");
        assertThatThrownBy(() -> prepareKit("behavioralGuide", "fit-1"))
                .hasMessageContaining("“Behavioral interview” needs");
        assertThatThrownBy(() -> prepareKit("behavioralGuide", "behavioral-99"))
                .hasMessageContaining("choose one from the list");
        assertThatThrownBy(() -> prepareKit("profileProvider", "nobody")).hasMessageContaining("“Profile” must be");
    }

    @Test
    void aNewVersionLeavesTheKitsThatAreThereAsTheyAre() {
        String before = answers.openVacancy();

        revise("fit", "Reworded for the year?");

        assertThat(guides.guideOf(before, QuestionGuide.Kind.FIT).id()).isEqualTo("fit-1");
        String after = answers.openVacancy();
        assertThat(guides.guideOf(after, QuestionGuide.Kind.FIT).id()).isEqualTo("fit-2");
        QuestionGuide first = versions.findById("fit-1").orElseThrow();
        QuestionGuide second = versions.findById("fit-2").orElseThrow();
        assertThat(first.questions().get(0).question()).startsWith("What made you choose sales");
        assertThat(second.questions().get(0).question()).isEqualTo("Reworded for the year?");
        assertThat(second.questions())
                .extracting(QuestionGuide.GuideQuestion::questionId)
                .isEqualTo(first.questions().stream()
                        .map(QuestionGuide.GuideQuestion::questionId)
                        .toList());
    }

    @Test
    void hrAddsAQuestionAndRemovesOne() {
        desks.start("hana", "revise-question-guide", Map.of("kind", "behavioral"));
        assertThat(desks.task("Task_WriteQuestions", "behavioral")).isAssignedTo("hana");
        List<Map<String, Object>> lines = lines("behavioral");
        assertThat(lines).hasSize(8);
        lines.remove(3);
        lines.add(Map.of(
                "competency", "Curiosity",
                "question", "What did you learn last month that nobody asked you to?",
                "anchor1", "Nothing.",
                "anchor2", "Something general.",
                "anchor3", "One thing, and where from.",
                "anchor4", "One thing that changed how they work."));

        desks.complete("hana", "Task_WriteQuestions", "behavioral", Map.of("questions", lines));

        QuestionGuide second = guides.newest(QuestionGuide.Kind.BEHAVIORAL);
        assertThat(second.id()).isEqualTo("behavioral-2");
        assertThat(second.questions())
                .extracting(QuestionGuide.GuideQuestion::competency)
                .hasSize(8)
                .doesNotContain("Negotiation")
                .endsWith("Curiosity");
        assertThat(desks.instance("behavioral")).isNull();
    }

    @Test
    void handedInUnchangedThereIsNoNewVersion() {
        desks.start("hana", "revise-question-guide", Map.of("kind", "fit"));

        desks.complete("hana", "Task_WriteQuestions", "fit", Map.of("basedOn", "fit-1", "questions", lines("fit")));

        assertThat(guides.newest(QuestionGuide.Kind.FIT).id()).isEqualTo("fit-1");
        assertThat(desks.instance("fit")).isNull();
    }

    @Test
    void aQuestionWithoutAnchorsIsRefused() {
        desks.start("hana", "revise-question-guide", Map.of("kind", "fit"));
        List<Map<String, Object>> lines = List.of(Map.of("competency", "Curiosity", "question", "What did you learn?"));

        assertThatThrownBy(() -> desks.complete("hana", "Task_WriteQuestions", "fit", Map.of("questions", lines)))
                .hasMessageContaining("“4 – strong” (line 1 of “Questions”) is missing.");
        assertThatThrownBy(() -> desks.complete("hana", "Task_WriteQuestions", "fit", Map.of("questions", List.of())))
                .hasMessageContaining("at least one");
    }

    @Test
    void whoChangedAVersionThatIsNoLongerTheNewestIsTold() {
        desks.start("hana", "revise-question-guide", Map.of("kind", "fit"));
        List<Map<String, Object>> lines = lines("fit");
        lines.remove(0);
        QuestionGuide meanwhile = guides.newest(QuestionGuide.Kind.FIT);
        guides.revise(
                QuestionGuide.Kind.FIT,
                "fit-1",
                meanwhile.questions().subList(1, meanwhile.questions().size()));

        assertThatThrownBy(() -> desks.complete(
                        "hana", "Task_WriteQuestions", "fit", Map.of("basedOn", "fit-1", "questions", lines)))
                .hasMessageContaining("Version 2 of these questions was added while you wrote.");
        assertThat(desks.see("hana", "Task_WriteQuestions", "fit")).containsEntry("basedOn", "fit-2");
    }

    @Test
    void aVersionIsThereOnce() {
        QuestionGuide first = guides.newest(QuestionGuide.Kind.FIT);
        QuestionGuide again = new QuestionGuide("another", QuestionGuide.Kind.FIT, 1, first.questions(), null);

        assertThatThrownBy(() -> versions.save(again)).hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void onlyHrRevisesQuestions() {
        assertThatThrownBy(() -> desks.start("marco", "revise-question-guide", Map.of("kind", "fit")))
                .isInstanceOf(AuthorizationException.class);
        desks.start("hana", "revise-question-guide", Map.of("kind", "fit"));
        String task = desks.task("Task_WriteQuestions", "fit").getId();

        assertThatThrownBy(() -> desks.as("hana", () -> {
                    engine.getTaskService().setAssignee(task, "marco");
                    return null;
                }))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("This is for HR");
    }

    private String prepareKit(String field, String answer) {
        String vacancy = answers.approvedVacancy();
        Map<String, Object> kit = new HashMap<>(HiringAnswers.KIT);
        kit.put(field, answer);
        desks.complete("hana", "Task_PrepareInterviewKit", vacancy, kit);
        return vacancy;
    }

    /** Other words for the first question of the newest version. */
    private void revise(String kind, String words) {
        desks.start("hana", "revise-question-guide", Map.of("kind", kind));
        List<Map<String, Object>> lines = lines(kind);
        lines.get(0).put("question", words);
        desks.complete("hana", "Task_WriteQuestions", kind, Map.of("questions", lines));
    }

    /** The newest questions, as the browser sends them. */
    private List<Map<String, Object>> lines(String kind) {
        List<Map<String, Object>> lines = new ArrayList<>();
        guides.newest(QuestionGuide.Kind.of(kind))
                .questions()
                .forEach(question -> lines.add(new HashMap<>(Map.of(
                        "questionId", question.questionId(),
                        "competency", question.competency(),
                        "question", question.question(),
                        "anchor1", question.anchor1(),
                        "anchor2", question.anchor2(),
                        "anchor3", question.anchor3(),
                        "anchor4", question.anchor4()))));
        return lines;
    }
}

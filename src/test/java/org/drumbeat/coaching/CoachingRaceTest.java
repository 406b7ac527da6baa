package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Together;
import org.drumbeat.agreement.Agreements;
import org.drumbeat.notification.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A cycle whose every step is committed, and what two do about one plan at the same moment. */
@AlsoOnPostgres({Kind.RACES, Kind.HAPPY_PATH})
class CoachingRaceTest extends CoachingTest {

    private static final LocalDate DAY = MONDAY.plusDays(7);

    @Autowired
    private Agreements agreements;

    private String plan;

    @BeforeEach
    void propose() {
        plan = desk.start("milo", "remy", 1);
    }

    @AfterEach
    void forget() {
        desk.forget(plan);
    }

    @Test
    void aCycleIsCommittedStepByStepAndWaitsAtItsSavePoints() {
        desks.complete("remy", "Task_AgreeOnPlan", plan, CoachingDesk.AGREED);
        String visit = desk.schedule("milo", plan, DAY);
        desks.complete("remy", "Task_RateYourself", visit, desk.levels(4));
        desk.let(plan, DAY, 13);
        desks.complete("milo", "Task_WriteFieldVisitReport", visit, desk.report(3, DAY.plusDays(7)));
        desks.complete("remy", "Task_ConfirmReport", visit, Map.of());
        desk.let(plan, DAY.plusDays(7), 17);

        desks.complete("milo", "Task_CheckFollowUp", visit, CoachingDesk.followUp("done"));
        assertThat(desks.instance(visit)).as("the visit is over").isNull();
        Job decision = desks.timer(plan, "Task_DecideNextStep");
        assertThat(desks.task("Task_ReviewCycle", plan))
                .as("what follows is a step of its own")
                .isNull();
        engine.getManagementService().executeJob(decision.getId());

        desks.complete("milo", "Task_ReviewCycle", plan, Map.of("outcome", "mastered", "summary", "It is there"));
        desks.complete("remy", "Task_ConfirmReview", plan, Map.of());

        assertThat(desks.instance(plan)).isNull();
        assertThat(plans.plan(plan).state()).isEqualTo(CoachingPlan.State.MASTERED);
        assertThat(new Post(beans).about(plan))
                .extracting(Post.Letter::to)
                .contains("remy@example.com", "milo@example.com");
    }

    @RepeatedTest(5)
    void ofTwoAnswersToAPlanOneCounts() throws Exception {
        String task = desks.task("Task_AgreeOnPlan", plan).getId();

        List<String> outcomes = Together.both(
                () -> sentenceOf(() -> answer(task, CoachingDesk.AGREED)),
                () -> sentenceOf(() -> answer(
                        task,
                        CoachingDesk.with(
                                CoachingDesk.focus(CoachingDesk.SKILL, 2, 4, 2),
                                Map.of("agreed", false, "reason", "Rather this")))));

        boolean agreed = outcomes.get(0).isEmpty();
        assertThat(outcomes.get(agreed ? 1 : 0))
                .containsAnyOf(
                        "Somebody else changed the same thing",
                        "This task is no longer open",
                        "This is settled already");
        assertThat(outcomes.get(agreed ? 0 : 1)).isEmpty();
        assertThat(plans.plan(plan).state())
                .isEqualTo(agreed ? CoachingPlan.State.IN_COACHING : CoachingPlan.State.PROPOSED);
        assertThat(agreements.proposals(plan)).hasSize(agreed ? 1 : 2);
        assertThat(visits.findByPlanIdOrderByPlace(plan)).hasSize(agreed ? 1 : 0);
        assertThat(desks.tasks("Task_AnswerCounterProposal", plan)).hasSize(agreed ? 0 : 1);
    }

    @RepeatedTest(5)
    void aPlanThatIsStoppedWhileTheRepAgreesEndsOrGoesOnAndNothingIsLeftHalfDone() throws Exception {
        String task = desks.task("Task_AgreeOnPlan", plan).getId();

        List<String> outcomes = Together.both(
                () -> sentenceOf(() -> answer(task, CoachingDesk.AGREED)),
                () -> sentenceOf(
                        () -> desks.start("vera", "stop-coaching", Map.of("plan", plan, "reason", "Another time"))));
        desk.run(plan);

        assertThat(outcomes).as("whoever comes first does it").contains("");
        boolean stopped = outcomes.get(1).isEmpty();
        assertThat(plans.plan(plan).state())
                .isEqualTo(stopped ? CoachingPlan.State.STOPPED : CoachingPlan.State.IN_COACHING);
        assertThat(outcomes)
                .filteredOn(sentence -> !sentence.isEmpty())
                .allSatisfy(sentence -> assertThat(sentence)
                        .containsAnyOf("Somebody else changed the same thing", "This cycle of coaching has ended"));
        assertThat(desks.instance(plan) == null).isEqualTo(stopped);
        assertThat(visits.findByPlanIdOrderByPlace(plan))
                .extracting(FieldVisit::state)
                .isSubsetOf(stopped ? FieldVisit.State.CANCELLED : FieldVisit.State.NEEDED);
        assertThat(new Post(beans)
                        .about(plan).stream()
                                .filter(mail -> mail.subject().equals("Your coaching plan has ended"))
                                .count())
                .isEqualTo(stopped ? 1 : 0);
    }

    private void answer(String task, Map<String, Object> answers) {
        desks.as("remy", () -> {
            engine.getFormService().submitTaskForm(task, answers);
            return null;
        });
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

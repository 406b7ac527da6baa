package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.drumbeat.EarlierVersions;
import org.drumbeat.notification.Post;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.annotation.Transactional;

/** Cycles and visits that began on a diagram of an earlier release end on this application as they began; everything is rolled back. */
@Transactional
class EarlierCyclesTest extends CoachingTest {

    private static final LocalDate FIRST = MONDAY.plusDays(7);
    private static final LocalDate SECOND = MONDAY.plusDays(35);

    private String plan;

    /** That the plan comes to; a second one shows that a cycle goes round. */
    private int visitsToHold = 1;

    private EarlierVersions earlier;

    @BeforeEach
    void begin() {
        earlier = EarlierVersions.of(engine, "coaching-cycle-1.0.0", "field-visit-1.0.0");
        plan = desk.start("marco", "rosa", 2);
    }

    /** The box that waits, and what people do then. */
    private record Step(String box, Runnable done) {}

    private List<Step> fromThePlanToTheReview() {
        return List.of(
                new Step(
                        "Task_AgreeOnPlan",
                        () -> complete("rosa", "Task_AgreeOnPlan", plan, counter("Rather something else"))),
                new Step(
                        "Task_AnswerCounterProposal",
                        () -> complete(
                                "marco", "Task_AnswerCounterProposal", plan, proposal(4, 2, "First things first"))),
                new Step(
                        "agreeing",
                        () -> complete("rosa", "Task_AgreeOnPlan", plan, counter("My deals are lost over the price"))),
                new Step(
                        "Task_DecideOnPlan",
                        () -> complete(
                                "marco", "Task_DecideOnPlan", plan, proposal(3, visitsToHold, "It has to begin"))),
                new Step("Task_ScheduleFieldVisit", () -> desk.schedule("marco", plan, FIRST)),
                new Step("Task_RateYourself", () -> {
                    complete("rosa", "Task_RateYourself", desk.visit(plan), desk.levels(4));
                    desk.let(plan, FIRST, 13);
                }),
                new Step(
                        "Task_WriteFieldVisitReport",
                        () -> complete(
                                "marco",
                                "Task_WriteFieldVisitReport",
                                desk.visit(plan),
                                desk.report(2, FIRST.plusDays(7)))),
                new Step(
                        "Task_ConfirmReport", () -> complete("rosa", "Task_ConfirmReport", desk.visit(plan), Map.of())),
                new Step("CatchEvent_ActionDue", () -> desk.let(plan, FIRST.plusDays(7), 17)),
                new Step("Task_CheckFollowUp", () -> {
                    complete("marco", "Task_CheckFollowUp", desk.visit(plan), CoachingDesk.followUp("done"));
                    desk.run(plan);
                }),
                new Step("the second visit", () -> {
                    if (visitsToHold > 1) {
                        desk.holdVisit("marco", "rosa", plan, SECOND, 3);
                    }
                }),
                new Step(
                        "Task_ReviewCycle",
                        () -> complete(
                                "marco",
                                "Task_ReviewCycle",
                                plan,
                                Map.of("outcome", "mastered", "summary", "Asks before offering"))),
                new Step("Task_ConfirmReview", () -> complete("rosa", "Task_ConfirmReview", plan, Map.of())));
    }

    private static Map<String, Object> counter(String reason) {
        return CoachingDesk.with(proposal(4, 3, reason), Map.of("agreed", false));
    }

    private static Map<String, Object> proposal(int to, int visits, String reason) {
        return CoachingDesk.with(CoachingDesk.focus(CoachingDesk.SKILL, 2, to, visits), Map.of("reason", reason));
    }

    private void complete(String person, String box, String businessKey, Map<String, Object> given) {
        desks.complete(person, box, businessKey, given);
    }

    private void walkTo(String box) {
        fromThePlanToTheReview().stream()
                .takeWhile(step -> !step.box().equals(box))
                .forEach(step -> step.done().run());
    }

    private void walkOnFrom(String box) {
        fromThePlanToTheReview().stream()
                .dropWhile(step -> !step.box().equals(box))
                .forEach(step -> step.done().run());
    }

    @ParameterizedTest
    @CsvSource({
        "Task_AgreeOnPlan, 1",
        "Task_AnswerCounterProposal, 1",
        "Task_DecideOnPlan, 1",
        "Task_ScheduleFieldVisit, 1",
        "Task_RateYourself, 1",
        "Task_WriteFieldVisitReport, 1",
        "Task_ConfirmReport, 1",
        "CatchEvent_ActionDue, 1",
        "Task_CheckFollowUp, 2",
        "Task_ReviewCycle, 2",
        "Task_ConfirmReview, 1"
    })
    void endWhereverTheyWaitAtTheUpgrade(String box, int visitsToHold) {
        this.visitsToHold = visitsToHold;
        walkTo(box);

        earlier.upgrade();
        walkOnFrom(box);

        assertThat(desks.instance(plan)).isNull();
        assertThat(plans.findById(plan).orElseThrow().state()).isEqualTo(CoachingPlan.State.MASTERED);
        assertThat(visits.findByPlanIdOrderByPlace(plan))
                .extracting(FieldVisit::state)
                .hasSize(visitsToHold)
                .containsOnly(FieldVisit.State.HELD);
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(plan)
                        .list())
                .as("it stays on its own diagram")
                .extracting(HistoricProcessInstance::getProcessDefinitionKey)
                .containsExactly("coaching-cycle");
    }

    @Test
    void remindOfAReportThatIsLateAndTellTheSuperior() {
        walkTo("Task_WriteFieldVisitReport");
        earlier.upgrade();
        long before = mailsTo("marco@example.com");

        desk.let(plan, FIRST.plusDays(2), 17);
        assertThat(mailsTo("marco@example.com")).isEqualTo(before + 1);
        assertThat(mailsTo("vera@example.com")).isZero();
        desk.let(plan, FIRST.plusDays(4), 17);

        assertThat(mailsTo("vera@example.com")).isEqualTo(1);
        assertThat(desks.task("Task_WriteFieldVisitReport", desk.visit(plan))).isNotNull();
    }

    private long mailsTo(String address) {
        return Stream.of(plan, desk.visit(plan))
                .flatMap(about -> new Post(beans).about(about).stream())
                .filter(mail -> mail.to().equals(address))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_AgreeOnPlan", "Task_RateYourself", "Task_ReviewCycle"})
    void endWhenAManagerStopsThem(String box) {
        walkTo(box);
        earlier.upgrade();

        desks.start("marco", "stop-coaching", Map.of("plan", plan, "reason", "Begun for the wrong person"));
        desk.run(plan);

        assertThat(desks.instance(plan)).isNull();
        assertThat(plans.findById(plan).orElseThrow().state()).isEqualTo(CoachingPlan.State.STOPPED);
    }
}

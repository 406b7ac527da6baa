package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;

import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The process {@code coaching-cycle}, on the real engine and tables; everything is rolled back. */
@DrumbeatTest
@Transactional
class CoachingCycleProcessTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private CoachingPlanRepository plans;

    private CoachingDesk desk;
    private Desks desks;

    @BeforeEach
    void open() {
        desk = new CoachingDesk(beans);
        desks = desk.desks();
        CoachingDesk.at(MONDAY, 9);
    }

    @AfterEach
    void now() {
        ClockUtil.reset();
    }

    @Test
    void goesFromThePlanToAMasteredSkill() {
        String plan = desk.start("marco", "rosa", 3);
        assertThat(desks.task("Task_AgreeOnPlan", plan)).isAssignedTo("rosa");

        desks.complete("rosa", "Task_AgreeOnPlan", plan, CoachingDesk.AGREED);
        assertThat(plans.findById(plan).orElseThrow().state()).isEqualTo(CoachingPlan.State.IN_COACHING);
        String first = desk.visit(plan);
        assertThat(desks.task("Task_ScheduleFieldVisit", first)).isAssignedTo("marco");

        desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(7), 2);
        assertThat(desk.visit(plan)).isNotEqualTo(first);

        desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(35), 3);
        assertThat(desks.task("Task_ReviewCycle", plan)).isAssignedTo("marco");

        desks.complete(
                "marco", "Task_ReviewCycle", plan, Map.of("outcome", "mastered", "summary", "Asks before offering"));
        assertThat(desks.task("Task_ConfirmReview", plan)).isAssignedTo("rosa");
        desks.complete("rosa", "Task_ConfirmReview", plan, Map.of("comment", "Good to work on one thing"));

        assertThat(desks.instance(plan)).isNull();
        CoachingPlan ended = plans.findById(plan).orElseThrow();
        assertThat(ended.state()).isEqualTo(CoachingPlan.State.MASTERED);
        assertThat(ended.openFor()).isNull();
    }
}

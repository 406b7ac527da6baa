package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.agreement.Acknowledgement;
import org.drumbeat.notification.Post;
import org.drumbeat.workflow.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The process {@code coaching-cycle}, on the real engine and tables; everything is rolled back. */
@Transactional
class CoachingCycleProcessTest extends CoachingTest {

    @Autowired
    private PlanViews views;

    @Autowired
    private SkillCatalogue catalogue;

    @AlsoOnPostgres(Kind.HAPPY_PATH)
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

        desks.complete("marco", "Task_ReviewCycle", plan, CoachingDesk.review("mastered"));
        assertThat(desks.task("Task_ConfirmReview", plan)).isAssignedTo("rosa");
        desks.complete("rosa", "Task_ConfirmReview", plan, Map.of("comment", "Good to work on one thing"));

        assertThat(desks.instance(plan)).isNull();
        CoachingPlan ended = plans.findById(plan).orElseThrow();
        assertThat(ended.state()).isEqualTo(CoachingPlan.State.MASTERED);
        assertThat(ended.openFor()).isNull();
    }

    @Test
    void refusesASecondPlanAndNamesTheOpenOne() {
        desk.start("marco", "rosa", 3);

        assertThatThrownBy(() -> desk.start("marco", "rosa", 2))
                .hasMessageContaining("Rosa Delgado has an open plan already: “")
                .hasMessageContaining("”, from level 2 to 3, since March 1, 2027.");
    }

    @Test
    void isForTheManagersAboveTheRepAlone() {
        assertThatThrownBy(() -> desk.start("mina", "rosa", 3))
                .hasMessageContaining("“Rep” must be a rep of your team");
        assertThatThrownBy(() -> desk.start("marco", "mina", 3))
                .hasMessageContaining("“Rep” must be a rep of your team");
        assertThatThrownBy(() -> desk.start("rosa", "raj", 3)).hasMessageContaining("permission");

        String plan = desk.start("vera", "rosa", 3);
        assertThat(desks.task("Task_AgreeOnPlan", plan)).isAssignedTo("rosa");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 3, 30, “Level to reach” must be above",
        "4, 2, 3, 30, “Level to reach” must be above",
        "2, 3, 7, 30, “Field visits”",
        "2, 3, 3, 5, “Days from visit to visit”"
    })
    void refusesAPlanThatCannotBe(int from, int to, int visits, int cadence, String sentence) {
        Map<String, Object> answers = CoachingDesk.with(
                CoachingDesk.focus(CoachingDesk.SKILL, from, to, visits),
                Map.of("rep", "rosa", "cadenceDays", cadence));

        assertThatThrownBy(() -> desks.start("marco", "coaching-cycle", answers))
                .hasMessageContaining(sentence);
        assertThat(plans.findByOpenFor("rosa")).isEmpty();
    }

    @Test
    void takesOverWhatTheRepProposesAndKeepsEveryProposal() {
        String plan = desk.start("marco", "rosa", 3);

        desks.complete("rosa", "Task_AgreeOnPlan", plan, counter("negotiation", 2, 4, 2));
        assertThat(desks.see("marco", "Task_AnswerCounterProposal", plan))
                .containsEntry("why", "My deals are lost over the price")
                .containsEntry("skill", "negotiation")
                .containsEntry("targetLevel", 4L);
        desks.complete("marco", "Task_AnswerCounterProposal", plan, CoachingDesk.focus("negotiation", 2, 4, 2));

        assertThat(desk.visit(plan)).isNotNull();
        assertThat(plans.findById(plan).orElseThrow().focus().targetLevel()).isEqualTo(4);
        assertThat(views.proposed(plan).proposals())
                .extracting(PlanViews.ProposalMade::by, PlanViews.ProposalMade::levels)
                .containsExactly(
                        tuple("Marco Bianchi", "2 to 3"),
                        tuple("Rosa Delgado", "2 to 4"),
                        tuple("Marco Bianchi", "2 to 4"));
    }

    @Test
    void letsTheManagerDecideAfterTwoRounds() {
        String plan = desk.start("marco", "rosa", 3);
        desks.complete("rosa", "Task_AgreeOnPlan", plan, counter(CoachingDesk.SKILL, 2, 3, 1));

        assertThatThrownBy(() -> desks.complete(
                        "marco", "Task_AnswerCounterProposal", plan, CoachingDesk.focus(CoachingDesk.SKILL, 2, 3, 4)))
                .hasMessageContaining("“Why?” is missing");
        desks.complete(
                "marco",
                "Task_AnswerCounterProposal",
                plan,
                CoachingDesk.with(
                        CoachingDesk.focus(CoachingDesk.SKILL, 2, 3, 4), Map.of("reason", "One visit shows nothing")));
        assertThat(desks.task("Task_AgreeOnPlan", plan)).isAssignedTo("rosa");
        desks.complete("rosa", "Task_AgreeOnPlan", plan, counter(CoachingDesk.SKILL, 2, 3, 2));

        assertThat(desks.task("Task_AnswerCounterProposal", plan)).isNull();
        desks.complete(
                "marco",
                "Task_DecideOnPlan",
                plan,
                CoachingDesk.with(
                        CoachingDesk.focus(CoachingDesk.SKILL, 2, 3, 3),
                        Map.of("reason", "Let us meet in the middle")));

        assertThat(plans.findById(plan).orElseThrow().focus().visits()).isEqualTo(3);
        assertThat(views.proposed(plan).proposals()).hasSize(5);
        assertThat(desks.task("Task_ScheduleFieldVisit", desk.visit(plan))).isAssignedTo("marco");
    }

    @Test
    void wantsACounterProposalToDifferAndToSayWhy() {
        String plan = desk.start("marco", "rosa", 3);

        assertThatThrownBy(() -> desks.complete("rosa", "Task_AgreeOnPlan", plan, counter(CoachingDesk.SKILL, 2, 3, 3)))
                .hasMessageContaining("You propose what is proposed already");
        Map<String, Object> silent =
                CoachingDesk.with(CoachingDesk.focus(CoachingDesk.SKILL, 2, 4, 3), Map.of("agreed", false));
        assertThatThrownBy(() -> desks.complete("rosa", "Task_AgreeOnPlan", plan, silent))
                .hasMessageContaining("“Why?”");
        assertThat(desks.task("Task_AgreeOnPlan", plan)).isAssignedTo("rosa");
    }

    private static Map<String, Object> counter(String skill, int from, int to, int visits) {
        return CoachingDesk.with(
                CoachingDesk.focus(skill, from, to, visits),
                Map.of("agreed", false, "reason", "My deals are lost over the price"));
    }

    @Test
    void asksTheManagerToChooseWhereSomebodySaysThatARepShouldBeCoached() {
        desk.needFocus("rosa", "new_hire");
        String plan = plans.findByOpenFor("rosa").orElseThrow().id();
        assertThat(desks.task("Task_ChooseFocus", plan)).isAssignedTo("marco");

        CoachingDesk.at(MONDAY, 10);
        desk.needFocus("rosa", "cadence");
        assertThat(desks.see("marco", "Task_ChooseFocus", plan))
                .containsEntry("rep", "Rosa Delgado")
                .containsEntry("reasons", "new in the team, no field visit for too long")
                .containsEntry("attainment", "102 %");

        assertThatThrownBy(() -> desk.start("marco", "rosa", 3))
                .hasMessageContaining("“Choose focus” of Marco Bianchi");
        desks.complete("marco", "Task_ChooseFocus", plan, CoachingDesk.focus(CoachingDesk.SKILL, 1, 2, 2));
        assertThat(desks.task("Task_AgreeOnPlan", plan)).isAssignedTo("rosa");
    }

    @AlsoOnPostgres(value = Kind.SQL, statementsOf = CoachingPlanRepository.class)
    @Test
    void saysWhomAndWhatEveryTaskIsAbout() {
        desk.needFocus("rosa", "new_hire");
        String plan = plans.findByOpenFor("rosa").orElseThrow().id();
        assertThat(subject("marco", "Task_ChooseFocus", plan)).isEqualTo("Rosa Delgado");

        desks.complete("marco", "Task_ChooseFocus", plan, CoachingDesk.focus(CoachingDesk.SKILL, 1, 2, 2));
        assertThat(subject("rosa", "Task_AgreeOnPlan", plan)).isEqualTo("Rosa Delgado – Needs discovery");
        desks.complete("rosa", "Task_AgreeOnPlan", plan, CoachingDesk.AGREED);
        assertThat(subject("marco", "Task_ScheduleFieldVisit", desk.visit(plan)))
                .isEqualTo("Rosa Delgado – Needs discovery");
    }

    private Object subject(String person, String box, String key) {
        return desks.as(
                person,
                () -> engine.getFormService()
                        .getTaskFormVariables(desks.task(box, key).getId(), List.of("subject"), false)
                        .get("subject"));
    }

    @Test
    void addsTheReasonToTheOpenPlanOfARepInCoaching() {
        String plan = desk.plan("marco", "rosa", 3);

        desk.needFocus("rosa", "review_result");

        assertThat(desk.taskOf("Task_ChooseFocus", "marco")).isNull();
        assertThat(plans.reasons(plan))
                .extracting(CoachingPlan.Reason::reasonCode)
                .containsExactly("review_result");
        assertThat(plans.findByOpenFor("rosa").orElseThrow().id()).isEqualTo(plan);
    }

    @Test
    void proposesTheSkillThatWasAskedFor() {
        askFor("negotiation");

        assertThat(desks.see(
                        "marco",
                        "Task_ChooseFocus",
                        plans.findByOpenFor("rosa").orElseThrow().id()))
                .containsEntry("skill", "negotiation")
                .containsEntry("reasons", "review result");
    }

    @Test
    void losesNoReasonOverASkillThatIsNotOffered() {
        catalogue.revise(
                "negotiation",
                null,
                new Skill.Description(
                        "Negotiation",
                        "Not now",
                        false,
                        catalogue.newest("negotiation").behaviours()));
        askFor("negotiation");
        askFor("mind_reading");
        String plan = plans.findByOpenFor("rosa").orElseThrow().id();

        assertThat(desks.see("marco", "Task_ChooseFocus", plan))
                .containsEntry("wish", "Negotiation")
                .containsEntry("skill", null);
        assertThat(plans.reasons(plan))
                .extracting(CoachingPlan.Reason::skillCode)
                .containsExactlyInAnyOrder("negotiation", "mind_reading");
    }

    private void askFor(String skill) {
        desk.needFocus("rosa", "review_result", Map.of("skill", skill));
        CoachingDesk.at(MONDAY, 10);
    }

    @Test
    void coachesASkillWithTheLongestName() {
        String name = "Handling procurement departments and buying committees with many people in thems";
        Skill skill = catalogue.add(name);
        catalogue.revise(
                skill.code(),
                null,
                new Skill.Description(
                        name,
                        "So that all agree",
                        true,
                        catalogue.newest("negotiation").behaviours()));

        String plan = desks.start(
                "marco",
                "coaching-cycle",
                CoachingDesk.with(CoachingDesk.focus(skill.code(), 1, 2, 1), Map.of("rep", "rosa")));

        assertThat(name).hasSize(80);
        assertThat(desks.see("rosa", "Task_AgreeOnPlan", plan)).containsEntry("plan", name);
    }

    @Test
    void opensNothingForARepWhoHasLeft() {
        desk.letRosaLeave();

        desk.needFocus("rosa", "cadence");

        assertThat(plans.findByOpenFor("rosa")).isEmpty();
        assertThat(desk.taskOf("Task_ChooseFocus", "marco")).isNull();
    }

    @Test
    void reviewsACycleWhoseVisitsAreUsedUp() {
        String plan = desk.plan("marco", "rosa", 1);
        desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(7), 2);

        Map<String, Object> shown = desks.see("marco", "Task_ReviewCycle", plan);

        assertThat(shown).containsEntry("advice", "The visits did not show that level.");
        assertThat(shown.get("series").toString()).contains("\"manager\":\"2.00\"", "\"rep\":\"4.00\"", "Done");
    }

    @Test
    void stopsAfterThreeVisitsInARowWithoutProgress() {
        String plan = desk.plan("marco", "rosa", 6);
        for (int visit = 0; visit < 3; visit++) {
            assertThat(desks.task("Task_ReviewCycle", plan)).isNull();
            desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(7 + 28L * visit), 2);
        }

        assertThat(desks.task("Task_ReviewCycle", plan)).isAssignedTo("marco");
    }

    @Test
    void goesOnWhereTheRepDoesNotConfirmTheReview() {
        String plan = desk.plan("marco", "rosa", 1);
        desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(7), 3);
        desks.complete("marco", "Task_ReviewCycle", plan, CoachingDesk.review("mastered"));
        desk.let(plan, MONDAY.plusDays(18), 17);
        assertThat(desks.task("Task_ConfirmReview", plan)).isAssignedTo("rosa");

        // Five business days after the review, Monday the 15th.
        desk.let(plan, MONDAY.plusDays(21), 17);

        assertThat(desks.instance(plan)).isNull();
        assertThat(passed(plan, "review-cycle")).contains("Task_NoteReviewNotConfirmed");
        assertThat(plans.findById(plan).orElseThrow().state()).isEqualTo(CoachingPlan.State.MASTERED);
        assertThat(plans.plan(plan).review().acknowledgement())
                .isEqualTo(new Acknowledgement(
                        "rosa", Acknowledgement.State.LAPSED, CoachingDesk.moment(MONDAY.plusDays(21), 17), null));
    }

    @Test
    void notesOfAReviewThatItWasNotConfirmedWhereThePlanIsStoppedMeanwhile() {
        String plan = desk.plan("marco", "rosa", 1);
        desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(7), 2);
        desks.complete("marco", "Task_ReviewCycle", plan, CoachingDesk.review("stalled"));
        assertThat(plans.plan(plan).review().acknowledgement()).isEqualTo(Acknowledgement.openFor("rosa"));

        desks.start("marco", "stop-coaching", Map.of("plan", plan, "reason", "Another time"));
        desk.run(plan);

        assertThat(plans.plan(plan).review().acknowledgement().state()).isEqualTo(Acknowledgement.State.LAPSED);
    }

    @Test
    void raisesAConcernAtTheSecondStalledCycleInARow() {
        String first = desk.cycle("marco", "rosa", MONDAY.plusDays(7), "stalled");
        String second = desk.cycle("marco", "rosa", MONDAY.plusDays(35), "stalled");

        assertThat(ends(first)).containsExactly("EndEvent_CycleConcluded");
        assertThat(ends(second)).containsExactly("EndEvent_ConcernRaised");
    }

    @Test
    void tellsWhoeverListensWhoThereIsAConcernAboutAndWhy() {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "listening.bpmn",
                        Bpmn.createExecutableProcess("listening")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .message("performance.concernRaised")
                                .userTask()
                                .camundaCandidateGroups("rep")
                                .endEvent()
                                .done())
                .deploy();

        desk.cycle("marco", "rosa", MONDAY.plusDays(7), "stalled");
        assertThat(heard()).isEmpty();
        desk.cycle("marco", "rosa", MONDAY.plusDays(35), "stalled");

        assertThat(heard())
                .singleElement()
                .satisfies(concern -> assertThat(engine.getRuntimeService().getVariables(concern.getId()))
                        .containsExactlyInAnyOrderEntriesOf(Map.of("rep", "rosa", "reasonCode", "coaching_stalled")));
    }

    private List<ProcessInstance> heard() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("listening")
                .list();
    }

    @Test
    void raisesNoConcernWhereASkillWasMasteredBetweenOrTheFirstIsLongAgo() {
        desk.cycle("marco", "rosa", MONDAY.plusDays(7), "stalled");
        desk.cycle("marco", "rosa", MONDAY.plusDays(35), "mastered");
        String third = desk.cycle("marco", "rosa", MONDAY.plusDays(63), "stalled");
        CoachingDesk.at(MONDAY.plusDays(63 + 370), 9);
        String later = desk.cycle("marco", "rosa", MONDAY.plusDays(63 + 380), "stalled");

        assertThat(ends(third)).containsExactly("EndEvent_CycleConcluded");
        assertThat(ends(later)).containsExactly("EndEvent_CycleConcluded");
    }

    private List<String> ends(String plan) {
        return passed(plan, "coaching-cycle")
                .filter(Set.of("EndEvent_CycleConcluded", "EndEvent_ConcernRaised")::contains)
                .toList();
    }

    /** Every box that this process about the plan has come by. */
    private Stream<String> passed(String plan, String process) {
        String instance = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(plan)
                .processDefinitionKey(process)
                .singleResult()
                .getId();
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId);
    }

    @Test
    void closesThePlanOfARepWhoIsImportedAsALeaver() {
        String plan = desk.plan("marco", "rosa", 3);
        String visit = desk.schedule("marco", plan, MONDAY.plusDays(7));

        desk.letRosaLeave();
        assertThat(desks.instance(plan)).as("the import waits for nobody").isNotNull();
        desk.tellWhoHasChanged();
        desk.run(plan);

        assertThat(desks.instance(plan)).isNull();
        assertThat(desks.instance(visit)).isNull();
        assertThat(plans.findById(plan).orElseThrow().state()).isEqualTo(CoachingPlan.State.CLOSED);
        assertThat(visits.findById(visit).orElseThrow().state()).isEqualTo(FieldVisit.State.CANCELLED);
        assertThat(new Post(beans).about(plan))
                .filteredOn(mail -> mail.calendar() != null && mail.calendar().contains("METHOD:CANCEL"))
                .extracting(Post.Letter::to)
                .contains("marco@example.com");
    }

    @Test
    void isStoppedByAManagerWithAReasonThatStaysWithThePlan() {
        String plan = desk.plan("marco", "rosa", 3);
        String visit = desk.schedule("marco", plan, MONDAY.plusDays(7));
        Map<String, Object> answers = Map.of("plan", plan, "reason", "Begun for the wrong person");

        assertThatThrownBy(() -> desks.start("mina", "stop-coaching", answers))
                .hasMessageContaining("Only the managers above Rosa Delgado do this.");
        assertThat(views.stoppable("marco"))
                .extracting(Choice::label)
                .containsExactly("Rosa Delgado – Needs discovery");
        assertThat(views.stoppable("mina")).isEmpty();
        desks.start("marco", "stop-coaching", answers);
        desk.run(plan);

        assertThat(desks.instance(plan)).isNull();
        assertThat(plans.findById(plan).orElseThrow().state()).isEqualTo(CoachingPlan.State.STOPPED);
        assertThat(plans.findById(plan).orElseThrow().stop().stopReason()).isEqualTo("Begun for the wrong person");
        assertThat(visits.findById(visit).orElseThrow().state()).isEqualTo(FieldVisit.State.CANCELLED);
        assertThat(new Post(beans).only(plan, "Your coaching plan has ended").text())
                .contains("Marco Bianchi has ended")
                .as("admins see every mail")
                .doesNotContain("Begun for the wrong person");
        assertThatThrownBy(() -> desks.start("marco", "stop-coaching", answers)).hasMessageContaining("has ended");
        desk.start("marco", "rosa", 2);
    }

    @Test
    void isStoppedWhileThePlanIsNotSettledAndInTheReview() {
        String unsettled = desk.start("marco", "rosa", 3);
        String inReview = desk.plan("marco", "raj", 1);
        desk.holdVisit("marco", "raj", inReview, MONDAY.plusDays(7), 2);
        assertThat(desks.instance(unsettled)).isWaitingAt("CallActivity_SettlePlan");
        assertThat(desks.instance(inReview)).isWaitingAt("CallActivity_ReviewCycle");

        for (String plan : List.of(unsettled, inReview)) {
            desks.start("marco", "stop-coaching", Map.of("plan", plan, "reason", "Begun for the wrong person"));
            desk.run(plan);

            assertThat(desks.instance(plan)).isNull();
            assertThat(plans.findById(plan).orElseThrow().state()).isEqualTo(CoachingPlan.State.STOPPED);
        }
    }

    @Test
    void movesTheTasksOfTheManagerWithTheRep() {
        String plan = desk.plan("marco", "rosa", 3);
        String visit = desk.visit(plan);

        desk.moveRosaTo("mina");

        assertThat(desks.task("Task_ScheduleFieldVisit", visit)).isAssignedTo("mina");
        assertThatThrownBy(() -> desks.complete(
                        "marco", "Task_ScheduleFieldVisit", visit, CoachingDesk.slot(MONDAY.plusDays(7), 10)))
                .hasMessageContaining("not yours");
        desk.schedule("mina", plan, MONDAY.plusDays(7));
        assertThat(visits.findById(visit).orElseThrow().manager()).isEqualTo("mina");
    }

    @Test
    void isGivenToNobodyOutsideTheLine() {
        String plan = desk.plan("marco", "rosa", 3);
        String schedule =
                desks.task("Task_ScheduleFieldVisit", desk.visit(plan)).getId();

        assertThatThrownBy(() -> desk.assign(schedule, "mina")).hasMessageContaining("managers above alone");
        assertThatThrownBy(() -> desk.assign(schedule, "hugo")).hasMessageContaining("managers above alone");
        desk.assign(schedule, "vera");

        desk.schedule("vera", plan, MONDAY.plusDays(7));
        String rate = desks.task("Task_RateYourself", desk.visit(plan)).getId();
        assertThatThrownBy(() -> desk.assign(rate, "raj")).hasMessageContaining("Only Rosa Delgado");
    }
}

package org.drumbeat.coaching;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.Desks;
import org.drumbeat.Monday;
import org.drumbeat.people.HrOffice;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The usual answers of a rep and a manager to the forms of coaching, and the way to any point of the process, for its tests. */
final class CoachingDesk {

    static final ZoneId NEW_YORK = Monday.NEW_YORK;

    static final LocalDate MONDAY = Monday.TODAY;

    static final String SKILL = "needs_discovery";

    static final Map<String, Object> AGREED = Map.of("agreed", true);

    private final ProcessEngine engine;
    private final Desks desks;
    private final FieldVisitRepository visits;
    private final SkillCatalogue catalogue;
    private final JdbcTemplate jdbc;
    private final HrOffice people;

    CoachingDesk(BeanFactory beans) {
        engine = beans.getBean(ProcessEngine.class);
        desks = new Desks(engine);
        visits = beans.getBean(FieldVisitRepository.class);
        catalogue = beans.getBean(SkillCatalogue.class);
        jdbc = beans.getBean(JdbcTemplate.class);
        people = new HrOffice(beans);
    }

    Desks desks() {
        return desks;
    }

    static void at(LocalDate day, int hour) {
        Monday.jumpTo(day, hour);
    }

    static Instant moment(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(NEW_YORK).toInstant();
    }

    /** Moves time to this hour and lets happen what happens by itself until then. */
    void let(String plan, LocalDate day, int hour) {
        at(day, hour);
        run(plan);
    }

    /** Does what is due in a cycle and its visits, timers too, and what follows from it. */
    void run(String plan) {
        List<Job> due;
        do {
            due = instances(plan)
                    .flatMap(instance -> engine
                            .getManagementService()
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .executable()
                            .list()
                            .stream())
                    .toList();
            due.stream().limit(1).forEach(job -> engine.getManagementService().executeJob(job.getId()));
        } while (!due.isEmpty());
    }

    private Stream<ProcessInstance> instances(String plan) {
        return Stream.concat(
                        Stream.of(plan),
                        visits.findByPlanIdOrderByPlace(plan).stream().map(FieldVisit::id))
                .flatMap(
                        key -> engine
                                .getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(key)
                                .list()
                                .stream());
    }

    static Map<String, Object> focus(String skill, int from, int to, int visits) {
        return Map.of("skill", skill, "baselineLevel", from, "targetLevel", to, "visits", visits, "cadenceDays", 30);
    }

    static Map<String, Object> with(Map<String, Object> answers, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(answers);
        all.putAll(more);
        return all;
    }

    /** From level 2 to 3 in so many visits. Returns the id of the plan. */
    String start(String manager, String rep, int visits) {
        return desks.start(manager, "coaching-cycle", with(focus(SKILL, 2, 3, visits), Map.of("rep", rep)));
    }

    /** A plan that both agree on. */
    String plan(String manager, String rep, int visits) {
        String plan = start(manager, rep, visits);
        desks.complete(rep, "Task_AgreeOnPlan", plan, AGREED);
        return plan;
    }

    /** The newest visit of a plan. */
    String visit(String plan) {
        List<FieldVisit> all = visits.findByPlanIdOrderByPlace(plan);
        return all.get(all.size() - 1).id();
    }

    static Map<String, Object> slot(LocalDate day, int hour) {
        return Map.of(
                "startsAt",
                day.atTime(hour, 0).toString(),
                "durationMinutes",
                120,
                "customer",
                "Acme Mills, Duluth",
                "purpose",
                "First talk with the new buyer");
    }

    /** The next visit, from ten to twelve on this day. Returns its id. */
    String schedule(String manager, String plan, LocalDate day) {
        String visit = visit(plan);
        desks.complete(manager, "Task_ScheduleFieldVisit", visit, slot(day, 10));
        return visit;
    }

    /** The same level on every behaviour of the skill. */
    Map<String, Object> levels(int level) {
        return Map.of(
                "levels",
                catalogue.newest(SKILL).behaviours().stream()
                        .map(behaviour ->
                                Map.of("behaviourId", behaviour.behaviourId(), "name", "", "scale", "", "level", level))
                        .toList());
    }

    Map<String, Object> report(int level, LocalDate actionDate) {
        return with(
                levels(level),
                Map.of(
                        "observed",
                        "Asked three open questions and wrote down the answers",
                        "doDifferently",
                        "Ask what it costs to leave things as they are",
                        "action",
                        "Prepare two such questions for the next call",
                        "actionDate",
                        actionDate.toString()));
    }

    static Map<String, Object> followUp(String result) {
        return Map.of("result", result, "evidence", "Heard both questions in the call with Acme");
    }

    static Map<String, Object> review(String outcome) {
        return Map.of("outcome", outcome, "summary", "Three calls in a row");
    }

    /** One whole visit that shows this level, from the schedule to the follow-up. Returns its id. */
    String holdVisit(String manager, String rep, String plan, LocalDate day, int level) {
        String visit = schedule(manager, plan, day);
        desks.complete(rep, "Task_RateYourself", visit, levels(4));
        let(plan, day, 13);
        desks.complete(manager, "Task_WriteFieldVisitReport", visit, report(level, day.plusDays(7)));
        desks.complete(rep, "Task_ConfirmReport", visit, Map.of("comment", "That is how I saw it"));
        let(plan, day.plusDays(7), 17);
        desks.complete(manager, "Task_CheckFollowUp", visit, followUp("done"));
        run(plan);
        return visit;
    }

    /** A whole cycle of one visit that ends so. Returns the id of the plan. */
    String cycle(String manager, String rep, LocalDate day, String outcome) {
        String plan = plan(manager, rep, 1);
        holdVisit(manager, rep, plan, day, "mastered".equals(outcome) ? 4 : 2);
        desks.complete(manager, "Task_ReviewCycle", plan, review(outcome));
        desks.complete(rep, "Task_ConfirmReview", plan, Map.of());
        run(plan);
        return plan;
    }

    /** Sends that a rep should be coached, as a diagram does. */
    void needFocus(String rep, String reasonCode) {
        needFocus(rep, reasonCode, Map.of());
    }

    /** Takes back a plan that was committed, so that the next test finds the rep as they were. */
    void forget(String plan) {
        List<ProcessInstance> begun = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(plan)
                .rootProcessInstances()
                .list();
        begun.forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "forgotten"));
        String visitsOf = "(select id from field_visit where plan_id = ?)";
        String proposalsOf = "(select id from proposal where agreement_id = ?)";
        Stream.of(
                        "rated_level where level_rating in (select id from level_rating where visit_id in " + visitsOf
                                + ")",
                        "level_rating where visit_id in " + visitsOf,
                        "field_visit_report where visit_id in " + visitsOf,
                        "field_visit where plan_id = ?",
                        "coaching_reason where plan_id = ?",
                        "proposed_focus where proposal_id in " + proposalsOf,
                        "proposal where agreement_id = ?",
                        "agreement where id = ?",
                        "coaching_plan where id = ?")
                .forEach(rows -> jdbc.update("delete from " + rows, plan));
    }

    /** Asks for coaching in one skill, whatever it is. */
    void needFocus(String rep, String reasonCode, Map<String, Object> skill) {
        engine.getRuntimeService()
                .createMessageCorrelation("coaching.focusNeeded")
                .processInstanceBusinessKey(rep)
                .setVariables(with(Map.of("rep", rep, "reasonCode", reasonCode), skill))
                .correlateAll();
        desks.runJobs(rep);
    }

    /** HR gives a task to somebody. */
    void assign(String task, String person) {
        desks.as("hana", () -> {
            engine.getTaskService().setAssignee(task, person);
            return null;
        });
    }

    /** Rosa has another manager from now on. */
    void moveRosaTo(String manager) {
        people.importPeople("rosa,Rosa Delgado,rosa@example.com,rep," + manager + ",North,Minneapolis,2021-03-15,");
    }

    /** Rosa leaves on Monday; her cycles hear of it when {@link #tellWhoHasChanged} is done. */
    void letRosaLeave() {
        people.importPeople("rosa,Rosa Delgado,rosa@example.com,rep,marco,North,Minneapolis,2021-03-15," + MONDAY);
    }

    /** Does what waits for the job executor after an import of people. */
    void tellWhoHasChanged() {
        List<Job> due;
        do {
            due = engine.getManagementService()
                    .createJobQuery()
                    .processDefinitionKey("people-changes")
                    .messages()
                    .list();
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        } while (!due.isEmpty());
    }

    Task taskOf(String box, String assignee) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(box)
                .taskAssignee(assignee)
                .singleResult();
    }
}

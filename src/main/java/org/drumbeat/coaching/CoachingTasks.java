package org.drumbeat.coaching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.drumbeat.workflow.ModuleTasks;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** What the tasks of coaching are about, and who may be given them: what is said in it is for the rep and the managers above. */
@Component
record CoachingTasks(PlanViews plans, SkillCatalogue skills, CoachingRights rights) implements ModuleTasks {

    private static final String REP = "the rep";
    private static final String LINE = "line of the rep";
    private static final String CAME_ALONG = "line of the rep, or who came along";

    @Override
    public Map<String, Function<TaskView, String>> subjects() {
        Map<String, Function<TaskView, String>> subjects = new HashMap<>();
        subjects.put("revise-skill", task -> skills.toRevise(task.businessKey()).name());
        List.of("coaching-cycle", "settle-plan", "field-visit", "review-cycle")
                .forEach(process -> subjects.put(process, task -> plans.subjectOf(task.businessKey())));
        return subjects;
    }

    @Override
    public Map<String, Circle> circles() {
        return Map.of(
                REP, (task, person) -> rights.objectionToRep(task.get(CoachingVariables.REP), person),
                LINE, (task, person) -> rights.objectionToManager(task.get(CoachingVariables.REP), person),
                CAME_ALONG, (task, person) -> rights.objectionToReporter(task.businessKey(), person));
    }

    @Override
    public Map<String, String> givenTo() {
        Map<String, String> forms = new HashMap<>();
        List.of("agree-on-plan", "rate-yourself", "confirm-report", "confirm-review")
                .forEach(form -> forms.put(form, REP));
        List.of(
                        "choose-focus",
                        "answer-counter-proposal",
                        "decide-on-plan",
                        "schedule-field-visit",
                        "check-follow-up",
                        "review-cycle")
                .forEach(form -> forms.put(form, LINE));
        forms.put("write-field-visit-report", CAME_ALONG);
        forms.put("describe-skill", "HR");
        return forms;
    }
}

package org.drumbeat.coaching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drumbeat.workflow.ModuleTasks;
import org.springframework.stereotype.Component;

/** Who may be given the tasks of coaching: what is said in it is for the rep and the managers above. */
@Component
class CoachingTasks implements ModuleTasks {

    private static final String REP = "the rep";
    private static final String LINE = "line of the rep";
    private static final String CAME_ALONG = "line of the rep, or who came along";

    private final CoachingLine line;
    private final VisitService visits;

    CoachingTasks(CoachingLine line, VisitService visits) {
        this.line = line;
        this.visits = visits;
    }

    @Override
    public Map<String, Circle> circles() {
        return Map.of(
                REP, (task, person) -> line.objectionToRep(task.get(CoachingVariables.REP), person),
                LINE, (task, person) -> line.objectionToManager(task.get(CoachingVariables.REP), person),
                CAME_ALONG, (task, person) -> visits.objectionToReporter(task.businessKey(), person));
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

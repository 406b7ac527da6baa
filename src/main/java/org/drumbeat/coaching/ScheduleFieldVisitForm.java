package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** When, with whom and what for a field visit is; rep and manager are invited. */
@Component("schedule-field-visit")
record ScheduleFieldVisitForm(VisitViews views, VisitService visits)
        implements TaskForm<VisitViews.ToSchedule, FieldVisit.Wish> {

    @Override
    public VisitViews.ToSchedule show(TaskView task) {
        return views.toSchedule(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, FieldVisit.Wish answers) {
        return CoachingVariables.of(visits.schedule(task.businessKey(), task.person(), answers), false);
    }
}

package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lets the manager choose what a rep is coached in, and lays before them why. */
@Component("choose-focus")
record ChooseFocusForm(PlanViews views, CoachingService coaching) implements TaskForm<PlanViews.ToChoose, Focus.Wish> {

    @Override
    public PlanViews.ToChoose show(TaskView task) {
        return views.toChoose(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Focus.Wish answers) {
        coaching.chooseFocus(task.businessKey(), task.person(), answers);
        return Facts.none();
    }
}

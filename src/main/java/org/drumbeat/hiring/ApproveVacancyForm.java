package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Shows what is asked for and takes the leader's yes or no. */
@Component("approve-vacancy")
class ApproveVacancyForm implements TaskForm<HiringViews.RequestedVacancy, ApproveVacancyForm.Answers> {

    private final HiringViews views;
    private final VacancyService vacancies;

    ApproveVacancyForm(HiringViews views, VacancyService vacancies) {
        this.views = views;
        this.vacancies = vacancies;
    }

    record Answers(boolean approved, String comment) {}

    @Override
    public HiringViews.RequestedVacancy show(TaskView task) {
        return views.requested(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        vacancies.decideOn(task.businessKey(), answers.approved(), answers.comment(), task.person());
        return Facts.of(HiringVariables.APPROVED, answers.approved());
    }
}

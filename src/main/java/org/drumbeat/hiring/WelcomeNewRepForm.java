package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Makes whoever was hired a person of the organisation, and a rep of the hiring manager. */
@Component("welcome-new-rep")
class WelcomeNewRepForm implements TaskForm<HiringViews.Newcomer, VacancyService.NewRep> {

    private final HiringViews views;
    private final VacancyService vacancies;

    WelcomeNewRepForm(HiringViews views, VacancyService vacancies) {
        this.views = views;
        this.vacancies = vacancies;
    }

    @Override
    public String subject(TaskView task) {
        return views.hiredFor(task.businessKey()).inShort();
    }

    @Override
    public HiringViews.Newcomer show(TaskView task) {
        return views.newcomer(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, VacancyService.NewRep newRep) {
        vacancies.welcome(task.businessKey(), newRep, task.person());
        // The reason is for vacancies that began when they still told of it themselves.
        return Facts.of(HiringVariables.REP, newRep.login()).and(HiringVariables.REASON_CODE, "new_hire");
    }
}

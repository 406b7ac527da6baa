package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Chooses who interviews the candidates of a vacancy, what they ask and who gives the profile. */
@Component("prepare-interview-kit")
class PrepareInterviewKitForm implements TaskForm<HiringViews.KitChoices, VacancyService.ChosenKit> {

    private final HiringViews views;
    private final VacancyService vacancies;

    PrepareInterviewKitForm(HiringViews views, VacancyService vacancies) {
        this.views = views;
        this.vacancies = vacancies;
    }

    @Override
    public HiringViews.KitChoices show(TaskView task) {
        return views.kitChoices(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, VacancyService.ChosenKit chosen) {
        vacancies.prepareKit(task.businessKey(), chosen);
        return Facts.none();
    }
}

package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Cancels a vacancy that is no longer needed; the list holds those that the person may cancel. */
@Component("cancel-vacancy")
class CancelVacancyForm implements StartForm<CancelVacancyForm.Choices, CancelVacancyForm.Answers> {

    private final HiringViews views;
    private final VacancyService vacancies;

    CancelVacancyForm(HiringViews views, VacancyService vacancies) {
        this.views = views;
        this.vacancies = vacancies;
    }

    record Choices(List<Choice> vacancies) {}

    record Answers(String vacancyId, String reason) {}

    @Override
    public Choices show(String person) {
        return new Choices(views.cancellableBy(person));
    }

    @Override
    public Started record(String person, Answers answers) {
        vacancies.cancel(answers.vacancyId(), answers.reason(), person);
        return new Started(answers.vacancyId(), Facts.none());
    }
}

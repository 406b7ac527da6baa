package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Cancels a vacancy that is not needed any longer; who opens it chooses among those that they may cancel. */
@Component("cancel-vacancy")
class CancelVacancyForm implements StartForm<CancelVacancyForm.Offer, CancelVacancyForm.Answers> {

    private final VacancyService vacancies;

    CancelVacancyForm(VacancyService vacancies) {
        this.vacancies = vacancies;
    }

    record Offer(List<Choice> vacancies) {}

    record Answers(String vacancyId, String reason) {}

    @Override
    public Offer show(String person) {
        return new Offer(vacancies.cancellableBy(person).stream()
                .map(vacancy -> new Choice(vacancy.position().inShort(), vacancy.id()))
                .toList());
    }

    @Override
    public Started record(String person, Answers answers) {
        vacancies.cancel(answers.vacancyId(), answers.reason(), person);
        return new Started(answers.vacancyId(), Facts.none());
    }
}

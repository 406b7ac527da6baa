package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the hiring manager and HR that a vacancy is still open on the day by which it should be filled. */
@Component("tellVacancyOverdue")
class TellVacancyOverdueDelegate implements JavaDelegate {

    private final VacancyService vacancies;

    TellVacancyOverdueDelegate(VacancyService vacancies) {
        this.vacancies = vacancies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        vacancies.tellOverdue(execution.getProcessBusinessKey());
    }
}

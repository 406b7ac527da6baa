package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the hiring manager and whoever asked for a vacancy why it was cancelled. */
@Component("tellVacancyCancelled")
class TellVacancyCancelledDelegate implements JavaDelegate {

    private final VacancyService vacancies;

    TellVacancyCancelledDelegate(VacancyService vacancies) {
        this.vacancies = vacancies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        vacancies.tellCancelled(execution.getProcessBusinessKey());
    }
}

package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells whoever asked for a vacancy why it was refused. */
@Component("tellVacancyRefused")
class TellVacancyRefusedDelegate implements JavaDelegate {

    private final VacancyService vacancies;

    TellVacancyRefusedDelegate(VacancyService vacancies) {
        this.vacancies = vacancies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        vacancies.tellRefused(execution.getProcessBusinessKey());
    }
}

package org.drumbeat.hiring;

import java.time.LocalDate;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Makes whoever was hired a person of the organisation, and a rep of the hiring manager. */
@Component("welcome-new-rep")
class WelcomeNewRepForm implements TaskForm<VacancyService.Newcomer, WelcomeNewRepForm.Answers> {

    private final VacancyService vacancies;

    WelcomeNewRepForm(VacancyService vacancies) {
        this.vacancies = vacancies;
    }

    record Answers(String login, String email, String territory, LocalDate firstDay) {}

    @Override
    public String subject(TaskView task) {
        return vacancies.subjectOfNewcomer(task.businessKey());
    }

    @Override
    public VacancyService.Newcomer show(TaskView task) {
        return vacancies.newcomer(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        vacancies.welcome(
                task.businessKey(),
                answers.login(),
                answers.email(),
                answers.territory(),
                answers.firstDay(),
                task.person());
        // The reason is for vacancies that began when they still told of it themselves.
        return Facts.of(HiringVariables.REP, answers.login()).and(HiringVariables.REASON_CODE, "new_hire");
    }
}

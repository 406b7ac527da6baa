package org.drumbeat.hiring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.drumbeat.workflow.StartForm.Started;
import org.drumbeat.workflow.TaskForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of a vacancy: what each shows, and what its answers do. */
@Configuration(proxyBeanMethods = false)
class VacancyForms {

    record Request(
            @JsonUnwrapped Vacancy.Position position,
            String hiringManager,
            String replaces,
            String justification,
            BigDecimal payFrom,
            BigDecimal payTo,
            String currency) {

        private Vacancy.Grounds grounds() {
            boolean isPaid = payFrom != null || payTo != null;
            return new Vacancy.Grounds(justification, replaces, payFrom, payTo, isPaid ? currency : null);
        }
    }

    /** For managers, their own name and region are filled in. */
    @Bean("request-vacancy")
    StartForm<HiringViews.VacancyChoices, Request> requestVacancy(HiringViews views, VacancyService vacancies) {
        return StartForm.of(views::vacancyChoices, (person, request) -> {
            Vacancy vacancy = vacancies.request(request.position(), request.grounds(), request.hiringManager(), person);
            return new Started(vacancy.id(), HiringVariables.of(vacancy));
        });
    }

    record Approval(boolean approved, String comment) {}

    @Bean("approve-vacancy")
    TaskForm<HiringViews.RequestedVacancy, Approval> approveVacancy(HiringViews views, VacancyService vacancies) {
        return TaskForm.of(task -> views.requested(task.businessKey()), (task, answer) -> {
            vacancies.decideOn(task.businessKey(), answer.approved(), answer.comment(), task.person());
            return Facts.of(HiringVariables.APPROVED, answer.approved());
        });
    }

    /** Who interviews the candidates, what they ask and who gives the profile. */
    @Bean("prepare-interview-kit")
    TaskForm<HiringViews.KitChoices, VacancyService.ChosenKit> prepareInterviewKit(
            HiringViews views, VacancyService vacancies) {
        return TaskForm.of(task -> views.kitChoices(task.businessKey()), (task, chosen) -> {
            vacancies.prepareKit(task.businessKey(), chosen);
            return Facts.none();
        });
    }

    record VacancyChoices(List<Choice> vacancies) {}

    record Cancellation(String vacancyId, String reason) {}

    /** The list holds those that the person may cancel. */
    @Bean("cancel-vacancy")
    StartForm<VacancyChoices, Cancellation> cancelVacancy(HiringViews views, VacancyService vacancies) {
        return StartForm.of(person -> new VacancyChoices(views.cancellableBy(person)), (person, answer) -> {
            vacancies.cancel(answer.vacancyId(), answer.reason(), person);
            return new Started(answer.vacancyId());
        });
    }

    /** Makes whoever was hired a person of the organisation, and a rep of the hiring manager. */
    @Bean("welcome-new-rep")
    TaskForm<HiringViews.Newcomer, VacancyService.NewRep> welcomeNewRep(HiringViews views, VacancyService vacancies) {
        return TaskForm.of(task -> views.newcomer(task.businessKey()), (task, newRep) -> {
            vacancies.welcome(task.businessKey(), newRep, task.person());
            // The reason is for vacancies that began when they still told of it themselves.
            return Facts.of(HiringVariables.REP, newRep.login()).and(HiringVariables.REASON_CODE, "new_hire");
        });
    }
}

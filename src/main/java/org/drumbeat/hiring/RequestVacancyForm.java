package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Asks for a vacancy; for managers, their own name and region are filled in. */
@Component("request-vacancy")
class RequestVacancyForm implements StartForm<HiringViews.VacancyChoices, RequestVacancyForm.Answers> {

    private final HiringViews views;
    private final VacancyService vacancies;

    RequestVacancyForm(HiringViews views, VacancyService vacancies) {
        this.views = views;
        this.vacancies = vacancies;
    }

    record Answers(
            String title,
            String region,
            String territory,
            Vacancy.Reason reason,
            String replaces,
            String justification,
            LocalDate neededBy,
            Vacancy.Jurisdiction jurisdiction,
            String hiringManager,
            BigDecimal payFrom,
            BigDecimal payTo,
            String currency) {

        private Vacancy.Position position() {
            return new Vacancy.Position(title, region, territory, reason, neededBy, jurisdiction);
        }

        private Vacancy.Grounds grounds() {
            boolean none = Stream.of(replaces, justification, payFrom, payTo).allMatch(Objects::isNull);
            String payCurrency = payFrom == null && payTo == null ? null : currency;
            return none ? null : new Vacancy.Grounds(justification, replaces, payFrom, payTo, payCurrency);
        }
    }

    @Override
    public HiringViews.VacancyChoices show(String person) {
        return views.vacancyChoices(person);
    }

    @Override
    public Started record(String person, Answers answers) {
        Vacancy vacancy = vacancies.request(answers.position(), answers.grounds(), answers.hiringManager(), person);
        return new Started(vacancy.id(), HiringVariables.of(vacancy));
    }
}

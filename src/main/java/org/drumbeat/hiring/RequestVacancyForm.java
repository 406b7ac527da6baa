package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.PersonChoice;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Asks for a vacancy; a manager finds themselves and their region filled in. */
@Component("request-vacancy")
class RequestVacancyForm implements StartForm<RequestVacancyForm.Offer, RequestVacancyForm.Answers> {

    private final HiringService hiring;
    private final People people;

    RequestVacancyForm(HiringService hiring, People people) {
        this.hiring = hiring;
        this.people = people;
    }

    record Offer(
            List<Choice> regions,
            List<Choice> hiringManagers,
            List<Choice> replaceable,
            List<Choice> currencies,
            String region,
            String hiringManager) {}

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

        Vacancy.Grounds grounds() {
            boolean none = Stream.of(replaces, justification, payFrom, payTo).allMatch(Objects::isNull);
            return none
                    ? null
                    : new Vacancy.Grounds(
                            justification,
                            replaces,
                            payFrom,
                            payTo,
                            payFrom == null && payTo == null ? null : currency);
        }
    }

    @Override
    public Offer show(String person) {
        List<Person> managers = hiring.hiringManagers();
        Person self = managers.stream()
                .filter(manager -> manager.id().equals(person))
                .findFirst()
                .orElse(null);
        return new Offer(
                people.regions().stream()
                        .map(region -> new Choice(region, region))
                        .toList(),
                PersonChoice.of(managers),
                PersonChoice.of(hiring.replaceableBy(person)),
                Pay.currencies(),
                self == null ? null : self.region(),
                self == null ? null : self.id());
    }

    @Override
    public Started record(String person, Answers answers) {
        Vacancy vacancy = hiring.request(
                new Vacancy.Position(
                        answers.title(),
                        answers.region(),
                        answers.territory(),
                        answers.reason(),
                        answers.neededBy(),
                        answers.jurisdiction()),
                answers.grounds(),
                answers.hiringManager(),
                person);
        return new Started(vacancy.id(), HiringVariables.of(vacancy));
    }
}

package org.drumbeat.hiring;

import java.time.LocalDate;
import java.util.List;
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

    record Offer(List<Choice> regions, List<Choice> hiringManagers, String region, String hiringManager) {}

    record Answers(
            String title,
            String region,
            String territory,
            Vacancy.Reason reason,
            LocalDate neededBy,
            Vacancy.Jurisdiction jurisdiction,
            String hiringManager) {}

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
                answers.hiringManager(),
                person);
        return new Started(vacancy.id(), HiringVariables.of(vacancy));
    }
}

package org.drumbeat.hiring;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Shows what is asked for and takes the leader's yes or no. */
@Component("approve-vacancy")
class ApproveVacancyForm implements TaskForm<ApproveVacancyForm.Request, ApproveVacancyForm.Answers> {

    private final HiringService hiring;
    private final People people;

    ApproveVacancyForm(HiringService hiring, People people) {
        this.hiring = hiring;
        this.people = people;
    }

    record Request(
            String title,
            String region,
            String territory,
            String reason,
            LocalDate neededBy,
            String jurisdiction,
            String hiringManagerName,
            String requestedByName) {}

    record Answers(boolean approved, String comment) {}

    @Override
    public Request show(TaskView task) {
        Vacancy vacancy = hiring.vacancy(task.businessKey());
        Vacancy.Position position = vacancy.position();
        Map<String, String> names = people.namesOf(List.of(vacancy.hiringManager(), vacancy.requestedBy()));
        return new Request(
                position.title(),
                position.region(),
                position.territory(),
                position.reason() == Vacancy.Reason.NEW ? "New position" : "Replacement",
                position.neededBy(),
                position.jurisdiction().name(),
                names.get(vacancy.hiringManager()),
                names.get(vacancy.requestedBy()));
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        hiring.decideOn(task.businessKey(), answers.approved(), answers.comment(), task.person());
        return Facts.of(HiringVariables.APPROVED, answers.approved());
    }
}

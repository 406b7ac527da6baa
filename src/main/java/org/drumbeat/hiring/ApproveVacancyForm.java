package org.drumbeat.hiring;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Shows what is asked for and takes the leader's yes or no. */
@Component("approve-vacancy")
class ApproveVacancyForm implements TaskForm<ApproveVacancyForm.Request, ApproveVacancyForm.Answers> {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

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
            String neededBy,
            String jurisdiction,
            String hiringManagerName,
            String requestedByName) {}

    record Answers(boolean approved, String comment) {}

    @Override
    public String subject(TaskView task) {
        return hiring.vacancy(task.businessKey()).position().inShort();
    }

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
                DAY.format(position.neededBy()),
                position.jurisdiction().label(),
                names.get(vacancy.hiringManager()),
                names.get(vacancy.requestedBy()));
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        hiring.decideOn(task.businessKey(), answers.approved(), answers.comment(), task.person());
        return Facts.of(HiringVariables.APPROVED, answers.approved());
    }
}

package org.drumbeat.hiring;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    /**
     * @param replaces the name of the person whose place it is; null, as justification and pay, where nobody said
     */
    record Request(
            String title,
            String region,
            String territory,
            String reason,
            String replaces,
            String justification,
            String pay,
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
        Vacancy.Grounds grounds = vacancy.grounds();
        String replaces = grounds == null ? null : grounds.replaces();
        Map<String, String> names = people.namesOf(Stream.of(vacancy.hiringManager(), vacancy.requestedBy(), replaces)
                .filter(Objects::nonNull)
                .toList());
        return new Request(
                position.title(),
                position.region(),
                position.territory(),
                position.reason() == Vacancy.Reason.NEW ? "New position" : "Replacement",
                replaces == null ? null : names.get(replaces),
                grounds == null ? null : grounds.justification(),
                vacancy.range(),
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

package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Enters an application that reached HR by mail or in person. */
@Component("receive-application")
class ReceiveApplicationForm implements StartForm<ReceiveApplicationForm.Choices, ReceiveApplicationForm.Answers> {

    private final HiringViews views;
    private final ApplicationService applications;

    ReceiveApplicationForm(HiringViews views, ApplicationService applications) {
        this.views = views;
        this.applications = applications;
    }

    record Choices(List<Choice> vacancies) {}

    record Answers(
            String vacancyId,
            String name,
            String email,
            String source,
            String phone,
            String link,
            String note,
            Boolean consent) {}

    @Override
    public Choices show(String person) {
        return new Choices(views.openVacancies());
    }

    @Override
    public Started record(String person, Answers answers) {
        ApplicationService.Received received = applications.receive(
                answers.vacancyId(),
                Application.of(answers.name(), answers.email(), answers.source(), answers.consent()),
                Enclosure.of(answers.phone(), answers.link(), answers.note()),
                person);
        return new Started(received.candidacyId(), HiringVariables.of(received));
    }
}

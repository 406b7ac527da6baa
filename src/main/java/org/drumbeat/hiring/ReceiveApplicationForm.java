package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Enters an application that reached HR by hand. */
@Component("receive-application")
class ReceiveApplicationForm implements StartForm<ReceiveApplicationForm.Offer, ReceiveApplicationForm.Answers> {

    private final HiringService hiring;

    ReceiveApplicationForm(HiringService hiring) {
        this.hiring = hiring;
    }

    record Offer(List<Choice> vacancies) {}

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
    public Offer show(String person) {
        return new Offer(hiring.openVacancies().stream()
                .map(vacancy -> new Choice(vacancy.position().inShort(), vacancy.id()))
                .toList());
    }

    @Override
    public Started record(String person, Answers answers) {
        HiringService.Received received = hiring.receive(
                answers.vacancyId(),
                Application.of(answers.name(), answers.email(), answers.source(), answers.consent()),
                Enclosure.of(answers.phone(), answers.link(), answers.note()),
                person);
        return new Started(received.candidacyId(), HiringVariables.of(received));
    }
}

package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Records that a candidate is to be erased. */
@Component("erase-candidate")
class EraseCandidateForm implements StartForm<EraseCandidateForm.Choices, EraseCandidateForm.Answers> {

    private final RetentionService retention;

    EraseCandidateForm(RetentionService retention) {
        this.retention = retention;
    }

    /** None: candidates are too many for a list. */
    record Choices() {}

    /** @param candidate e-mail, or id of the candidacy */
    record Answers(String candidate, String reason) {}

    @Override
    public Choices show(String person) {
        return new Choices();
    }

    @Override
    public Started record(String person, Answers answers) {
        String candidacy = retention.request(answers.candidate(), Erasure.Reason.of(answers.reason()), person);
        return new Started(candidacy, Facts.none());
    }
}

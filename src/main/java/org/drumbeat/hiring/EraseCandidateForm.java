package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Takes down that a candidate is to be erased; candidates are too many to choose from a list. */
@Component("erase-candidate")
class EraseCandidateForm implements StartForm<EraseCandidateForm.Offer, EraseCandidateForm.Answers> {

    private final RetentionService retention;

    EraseCandidateForm(RetentionService retention) {
        this.retention = retention;
    }

    record Offer() {}

    /** @param candidate e-mail, or id of the candidacy */
    record Answers(String candidate, String reason) {}

    @Override
    public Offer show(String person) {
        return new Offer();
    }

    @Override
    public Started record(String person, Answers answers) {
        String candidacy = retention.request(answers.candidate(), Erasure.Reason.of(answers.reason()), person);
        return new Started(candidacy, Facts.none());
    }
}

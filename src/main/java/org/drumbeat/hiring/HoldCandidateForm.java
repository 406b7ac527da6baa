package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Sets a legal hold on the data of a candidate, or lifts it. */
@Component("hold-candidate")
class HoldCandidateForm implements StartForm<HoldCandidateForm.Choices, HoldCandidateForm.Answers> {

    private final RetentionService retention;

    HoldCandidateForm(RetentionService retention) {
        this.retention = retention;
    }

    /** None: candidates are too many for a list. */
    record Choices() {}

    /**
     * @param candidate e-mail, or id of the candidacy
     * @param hold {@code set} or {@code lift}
     */
    record Answers(String candidate, String hold, String reason) {}

    @Override
    public Choices show(String person) {
        return new Choices();
    }

    @Override
    public Started record(String person, Answers answers) {
        String candidacy = answers.hold().equals("lift")
                ? retention.liftHold(answers.candidate(), answers.reason(), person)
                : retention.setHold(answers.candidate(), answers.reason(), person);
        return new Started(candidacy, Facts.none());
    }
}

package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Takes down that a candidate withdraws. */
@Component("withdraw-candidate")
class WithdrawCandidateForm implements StartForm<WithdrawCandidateForm.Offer, WithdrawCandidateForm.Answers> {

    private final CandidacyService candidacies;

    WithdrawCandidateForm(CandidacyService candidacies) {
        this.candidacies = candidacies;
    }

    record Offer(List<Choice> candidates) {}

    record Answers(String candidacyId, String reason) {}

    @Override
    public Offer show(String person) {
        return new Offer(candidacies.goingOn());
    }

    @Override
    public Started record(String person, Answers answers) {
        candidacies.withdraw(answers.candidacyId(), answers.reason(), person);
        return new Started(answers.candidacyId(), Facts.none());
    }
}

package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Records that a candidate withdraws. */
@Component("withdraw-candidate")
class WithdrawCandidateForm implements StartForm<WithdrawCandidateForm.Choices, WithdrawCandidateForm.Answers> {

    private final HiringViews views;
    private final CandidacyService candidacies;

    WithdrawCandidateForm(HiringViews views, CandidacyService candidacies) {
        this.views = views;
        this.candidacies = candidacies;
    }

    record Choices(List<Choice> candidates) {}

    record Answers(String candidacyId, String reason) {}

    @Override
    public Choices show(String person) {
        return new Choices(views.candidatesGoingOn());
    }

    @Override
    public Started record(String person, Answers answers) {
        candidacies.withdraw(answers.candidacyId(), answers.reason(), person);
        return new Started(answers.candidacyId(), Facts.none());
    }
}

package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Shows a leader whom the hiring manager decided to hire and why, and takes their yes or no. */
@Component("approve-offer")
class ApproveOfferForm implements TaskForm<OfferService.Request, ApproveOfferForm.Answers> {

    private final HiringService hiring;
    private final OfferService offers;

    ApproveOfferForm(HiringService hiring, OfferService offers) {
        this.hiring = hiring;
        this.offers = offers;
    }

    record Answers(boolean approved, String comment) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public OfferService.Request show(TaskView task) {
        return offers.request(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        offers.approve(task.businessKey(), answers.approved(), answers.comment(), task.person());
        return Facts.of(HiringVariables.APPROVED, answers.approved());
    }
}

package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Takes down what the candidate answered to the offer. */
@Component("record-offer-answer")
class RecordOfferAnswerForm implements TaskForm<OfferService.Made, RecordOfferAnswerForm.Answers> {

    private final HiringService hiring;
    private final OfferService offers;

    RecordOfferAnswerForm(HiringService hiring, OfferService offers) {
        this.hiring = hiring;
        this.offers = offers;
    }

    record Answers(boolean accepted, String comment) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public OfferService.Made show(TaskView task) {
        return offers.made(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        offers.answer(task.businessKey(), answers.accepted(), answers.comment());
        return Facts.of(HiringVariables.ACCEPTED, answers.accepted());
    }
}

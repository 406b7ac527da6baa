package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Records the candidate's answer to the offer. */
@Component("record-offer-answer")
class RecordOfferAnswerForm implements TaskForm<OfferViews.OfferMade, RecordOfferAnswerForm.Answers> {

    private final OfferViews views;
    private final OfferService offers;

    RecordOfferAnswerForm(OfferViews views, OfferService offers) {
        this.views = views;
        this.offers = offers;
    }

    record Answers(boolean accepted, String comment) {}

    @Override
    public OfferViews.OfferMade show(TaskView task) {
        return views.made(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        offers.answer(task.businessKey(), answers.accepted(), answers.comment());
        return Facts.of(HiringVariables.ACCEPTED, answers.accepted());
    }
}

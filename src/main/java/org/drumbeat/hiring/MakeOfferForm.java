package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** What HR prepares to offer the candidate; the mail that says so stands below it as it will be sent. */
@Component("make-offer")
class MakeOfferForm implements TaskForm<OfferViews.OfferToPrepare, Offer.Terms> {

    private final OfferViews views;
    private final OfferService offers;

    MakeOfferForm(OfferViews views, OfferService offers) {
        this.views = views;
        this.offers = offers;
    }

    @Override
    public OfferViews.OfferToPrepare show(TaskView task) {
        return views.toPrepare(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Offer.Terms terms) {
        offers.prepare(task.businessKey(), terms, task.person());
        return Facts.of(HiringVariables.ANSWER_BY, terms.answerBy().toString());
    }
}

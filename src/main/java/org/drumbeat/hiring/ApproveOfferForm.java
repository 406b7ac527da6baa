package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Shows a leader whom the hiring manager decided to hire, what that rests on and what is offered, and takes their yes or no. */
@Component("approve-offer")
class ApproveOfferForm implements TaskForm<OfferViews.OfferToApprove, ApproveOfferForm.Answers> {

    private final OfferViews views;
    private final OfferService offers;

    ApproveOfferForm(OfferViews views, OfferService offers) {
        this.views = views;
        this.offers = offers;
    }

    /** Who changes what was refused. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum SendBack {
        DEBRIEF,
        OFFER
    }

    /** @param sendBackTo null where it is not said: the hiring manager holds the debrief again */
    record Answers(boolean approved, SendBack sendBackTo, String comment) {}

    @Override
    public OfferViews.OfferToApprove show(TaskView task) {
        return views.toApprove(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        offers.approve(task.businessKey(), answers.approved(), answers.comment(), task.person());
        boolean changeOffer = !answers.approved() && answers.sendBackTo() == SendBack.OFFER;
        return Facts.of(HiringVariables.APPROVED, answers.approved()).and(HiringVariables.CHANGE_OFFER, changeOffer);
    }
}

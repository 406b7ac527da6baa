package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of an offer: what each shows, and what its answers do. */
@Configuration(proxyBeanMethods = false)
class OfferForms {

    /** What HR prepares to offer; the mail that says so stands below it as it will be sent. */
    @Bean("make-offer")
    TaskForm<OfferViews.OfferToPrepare, Offer.Terms> makeOffer(OfferViews views, OfferService offers) {
        return TaskForm.of(task -> views.toPrepare(task.businessKey()), (task, terms) -> {
            offers.prepare(task.businessKey(), terms, task.person());
            return Facts.of(HiringVariables.ANSWER_BY, terms.answerBy().toString());
        });
    }

    /** Who changes what was refused. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum SendBack {
        DEBRIEF,
        OFFER
    }

    /** @param sendBackTo null where it is not said: the hiring manager holds the debrief again */
    record Approval(boolean approved, SendBack sendBackTo, String comment) {}

    /** Shows a leader whom the hiring manager decided to hire, what that rests on and what is offered. */
    @Bean("approve-offer")
    TaskForm<OfferViews.OfferToApprove, Approval> approveOffer(OfferViews views, OfferService offers) {
        return TaskForm.of(task -> views.toApprove(task.businessKey()), (task, answer) -> {
            offers.approve(task.businessKey(), answer.approved(), answer.comment(), task.person());
            boolean changeOffer = !answer.approved() && answer.sendBackTo() == SendBack.OFFER;
            return Facts.of(HiringVariables.APPROVED, answer.approved()).and(HiringVariables.CHANGE_OFFER, changeOffer);
        });
    }

    record Reply(boolean accepted, String comment) {}

    @Bean("record-offer-answer")
    TaskForm<OfferViews.OfferMade, Reply> recordOfferAnswer(OfferViews views, OfferService offers) {
        return TaskForm.of(task -> views.made(task.businessKey()), (task, reply) -> {
            offers.answer(task.businessKey(), reply.accepted(), reply.comment());
            return Facts.of(HiringVariables.ACCEPTED, reply.accepted());
        });
    }
}

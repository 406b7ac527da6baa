package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** What HR prepares to offer the candidate; the mail that says so stands below it as it will be sent. */
@Component("make-offer")
class MakeOfferForm implements TaskForm<OfferService.Occasion, MakeOfferForm.Answers> {

    private final HiringService hiring;
    private final OfferService offers;

    MakeOfferForm(HiringService hiring, OfferService offers) {
        this.hiring = hiring;
        this.offers = offers;
    }

    record Answers(BigDecimal amount, String currency, LocalDate startDate, LocalDate answerBy) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public OfferService.Occasion show(TaskView task) {
        return offers.occasion(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        offers.prepare(
                task.businessKey(),
                new Offer.Terms(answers.amount(), answers.currency(), answers.startDate(), answers.answerBy()),
                task.person());
        return Facts.of(HiringVariables.ANSWER_BY, answers.answerBy().toString());
    }
}

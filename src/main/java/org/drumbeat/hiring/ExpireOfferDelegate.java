package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends an offer that was not answered in time. */
@Component("expireOffer")
class ExpireOfferDelegate implements JavaDelegate {

    private final OfferService offers;

    ExpireOfferDelegate(OfferService offers) {
        this.offers = offers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offers.expire(execution.getProcessBusinessKey());
        HiringVariables.ACCEPTED.set(execution, false);
    }
}

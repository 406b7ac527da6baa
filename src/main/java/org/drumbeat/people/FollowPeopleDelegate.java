package org.drumbeat.people;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings the engine in step with those who start or leave today. */
@Component("followPeople")
class FollowPeopleDelegate implements JavaDelegate {

    private final Turnover turnover;

    FollowPeopleDelegate(Turnover turnover) {
        this.turnover = turnover;
    }

    @Override
    public void execute(DelegateExecution execution) {
        turnover.follow();
    }
}

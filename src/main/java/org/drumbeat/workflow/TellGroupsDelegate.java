package org.drumbeat.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells groups of the tasks that have been offered to them. */
@Component("tellGroups")
class TellGroupsDelegate implements JavaDelegate {

    /** Longer than a transaction lasts: tasks offered in a transaction that has not committed yet are told the next time. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final NewOffers offers;
    private final ObjectProvider<OfferedNews> news;
    private final Clock clock;

    TellGroupsDelegate(NewOffers offers, ObjectProvider<OfferedNews> news, Clock clock) {
        this.offers = offers;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant until = clock.instant().minus(UNDER_WAY);
        news.forEach(listener -> listener.offered(offers.between(listener.toldUntil(), until), until));
    }
}

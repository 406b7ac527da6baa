package org.drumbeat.coaching;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the manager says to a counter-proposal, which differs in whether the rep has another say. */
@Configuration(proxyBeanMethods = false)
class CounterProposalForms {

    @Bean("answer-counter-proposal")
    AnswerCounterProposalForm answer(PlanViews views, CoachingService coaching) {
        return new AnswerCounterProposalForm(views, coaching, false);
    }

    @Bean("decide-on-plan")
    AnswerCounterProposalForm decide(PlanViews views, CoachingService coaching) {
        return new AnswerCounterProposalForm(views, coaching, true);
    }
}

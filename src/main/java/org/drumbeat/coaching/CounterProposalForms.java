package org.drumbeat.coaching;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the manager says to a counter-proposal, which differs in whether the rep has another say. */
@Configuration(proxyBeanMethods = false)
class CounterProposalForms {

    @Bean("answer-counter-proposal")
    AnswerCounterProposalForm answer(CoachingService coaching, SkillCatalogue catalogue) {
        return new AnswerCounterProposalForm(coaching, catalogue, false);
    }

    @Bean("decide-on-plan")
    AnswerCounterProposalForm decide(CoachingService coaching, SkillCatalogue catalogue) {
        return new AnswerCounterProposalForm(coaching, catalogue, true);
    }
}

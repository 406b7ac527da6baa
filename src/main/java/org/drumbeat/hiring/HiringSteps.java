package org.drumbeat.hiring;

import static org.drumbeat.hiring.HiringVariables.ACCEPTED;
import static org.drumbeat.hiring.HiringVariables.ANYBODY_DUE;
import static org.drumbeat.hiring.HiringVariables.CANDIDACY_ID;
import static org.drumbeat.hiring.HiringVariables.DUE_CANDIDATES;
import static org.drumbeat.hiring.HiringVariables.ERASURE;

import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskDates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the system does in the processes of hiring; each step has the name of its box on the diagram. */
@Configuration(proxyBeanMethods = false)
class HiringSteps {

    @Bean
    JavaDelegate tellVacancyRefused(VacancyService vacancies) {
        return execution -> vacancies.tellRefused(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate tellVacancyCancelled(VacancyService vacancies) {
        return execution -> vacancies.tellCancelled(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate tellVacancyOverdue(VacancyService vacancies) {
        return execution -> vacancies.tellOverdue(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate moveDueDates(InterviewService interviews, TaskDates dates) {
        return execution -> {
            Facts moved = interviews.planned(execution.getProcessBusinessKey()).entrySet().stream()
                    .map(planned -> HiringVariables.of(planned.getKey(), planned.getValue()))
                    .reduce(Facts.none(), Facts::and);
            moved.tell(execution.getProcessInstance());
            dates.askAgain(execution, moved);
        };
    }

    @Bean
    JavaDelegate inviteToProfile(AssessmentService assessments) {
        return execution -> assessments.invite(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate remindCandidate(AssessmentService assessments) {
        return execution -> assessments.remind(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate combineScores(DebriefService debriefs) {
        return execution -> HiringVariables.of(debriefs.combine(execution.getProcessBusinessKey()))
                .tell(execution);
    }

    @Bean
    JavaDelegate expireOffer(OfferService offers) {
        return execution -> {
            offers.expire(execution.getProcessBusinessKey());
            ACCEPTED.set(execution, false);
        };
    }

    /** Of a candidate who has withdrawn. */
    @Bean
    JavaDelegate endWhatIsOpen(CandidacyService candidacies) {
        return execution -> candidacies.endWhatIsOpen(execution.getProcessBusinessKey());
    }

    /** Its vacancy was filled with somebody else, or cancelled. */
    @Bean
    JavaDelegate closeCandidacy(CandidacyService candidacies) {
        return execution -> candidacies.close(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate eraseCandidate(RetentionService retention) {
        return execution -> ERASURE.set(
                execution, retention.erase(execution.getProcessBusinessKey()).code());
    }

    @Bean
    JavaDelegate findDueCandidates(RetentionService retention) {
        return execution -> {
            List<String> due = retention.findDue();
            DUE_CANDIDATES.set(execution, due);
            ANYBODY_DUE.set(execution, !due.isEmpty());
        };
    }

    @Bean
    JavaDelegate eraseDueCandidate(RetentionService retention) {
        return execution -> retention.eraseDue(CANDIDACY_ID.in(execution));
    }
}

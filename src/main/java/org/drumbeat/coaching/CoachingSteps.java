package org.drumbeat.coaching;

import static org.drumbeat.coaching.CoachingVariables.ANYBODY_FOUND;
import static org.drumbeat.coaching.CoachingVariables.CONCERN;
import static org.drumbeat.coaching.CoachingVariables.FOCUS_OPEN;
import static org.drumbeat.coaching.CoachingVariables.REASON_CODE;
import static org.drumbeat.coaching.CoachingVariables.REP;
import static org.drumbeat.coaching.CoachingVariables.REPS_FOUND;
import static org.drumbeat.coaching.CoachingVariables.SKILL;
import static org.drumbeat.coaching.CoachingVariables.VISIT_ID;

import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the system does in the processes of coaching; each step has the name of its box on the diagram. */
@Configuration(proxyBeanMethods = false)
class CoachingSteps {

    @Bean
    JavaDelegate findRepsWithoutCoaching(CadenceService cadence) {
        return execution -> {
            List<String> found = cadence.findNext();
            REPS_FOUND.set(execution, found);
            ANYBODY_FOUND.set(execution, !found.isEmpty());
            REASON_CODE.set(execution, "cadence");
        };
    }

    /** From here on the process is about the plan that the reason belongs to. */
    @Bean
    JavaDelegate takeUpReason(CoachingService coaching) {
        return execution -> {
            CoachingService.TakenUp takenUp =
                    coaching.takeUp(REP.in(execution), REASON_CODE.in(execution), SKILL.find(execution));
            takenUp.planId().ifPresent(execution::setProcessBusinessKey);
            FOCUS_OPEN.set(execution, takenUp.isNew());
        };
    }

    @Bean
    JavaDelegate setUpVisit(VisitService visits) {
        return execution -> VISIT_ID.set(execution, visits.setUp(execution.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate lookUpVisitDate(VisitService visits) {
        return execution -> CoachingVariables.planned(visits.begin(execution.getProcessBusinessKey()))
                .tell(execution);
    }

    @Bean
    JavaDelegate moveVisitDates(VisitService visits) {
        return execution -> CoachingVariables.of(visits.moved(execution.getProcessBusinessKey()))
                .tell(execution);
    }

    @Bean
    JavaDelegate noteNotRated(VisitService visits) {
        return execution -> visits.noteNotRated(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate noteNotConfirmed(VisitService visits) {
        return execution -> visits.noteNotConfirmed(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate noteReviewNotConfirmed(CoachingService coaching) {
        return execution -> coaching.noteReviewNotConfirmed(execution.getProcessBusinessKey());
    }

    /** Of a plan that a manager has stopped. */
    @Bean
    JavaDelegate callOffVisits(VisitService visits) {
        return execution -> visits.end(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate callOffPlannedVisit(VisitService visits) {
        return execution -> visits.callOff(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate concludeCycle(CoachingService coaching, VisitService visits) {
        return execution -> {
            // Cycles that began before the diagram had a box for it come here with a visit that is still planned.
            visits.callOff(execution.getProcessBusinessKey());
            boolean concern = coaching.conclude(execution.getProcessBusinessKey());
            CONCERN.set(execution, concern);
            if (concern) {
                REASON_CODE.set(execution, "coaching_stalled");
            }
        };
    }

    @Bean
    JavaDelegate closePlan(CoachingService coaching, VisitService visits) {
        return execution -> {
            coaching.close(execution.getProcessBusinessKey());
            visits.end(execution.getProcessBusinessKey());
        };
    }
}

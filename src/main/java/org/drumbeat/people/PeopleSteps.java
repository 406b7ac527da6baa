package org.drumbeat.people;

import static org.drumbeat.people.PeopleVariables.ANYBODY_BEGAN;
import static org.drumbeat.people.PeopleVariables.ANYBODY_LEFT;
import static org.drumbeat.people.PeopleVariables.LEAVER;
import static org.drumbeat.people.PeopleVariables.LEAVERS;
import static org.drumbeat.people.PeopleVariables.NEWCOMERS;
import static org.drumbeat.people.PeopleVariables.REASON_CODE;
import static org.drumbeat.people.PeopleVariables.REP;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the system does where people change; each step has the name of its box on the diagram. */
@Configuration(proxyBeanMethods = false)
class PeopleSteps {

    @Bean
    JavaDelegate followPeople(Turnover turnover) {
        return execution -> turnover.follow();
    }

    @Bean
    JavaDelegate findLeavers(Turnover turnover) {
        return execution -> {
            List<String> leavers = turnover.findLeavers();
            if (!isDrawn("noteDeparture", execution)) {
                leavers.forEach(turnover::noteDeparture);
            }
            LEAVERS.set(execution, leavers);
            ANYBODY_LEFT.set(execution, !leavers.isEmpty());
        };
    }

    @Bean
    JavaDelegate noteDeparture(Turnover turnover) {
        return execution -> turnover.noteDeparture(LEAVER.in(execution));
    }

    @Bean
    JavaDelegate findNewcomers(Turnover turnover) {
        return execution -> {
            List<String> newcomers = turnover.findNewcomers();
            if (!isDrawn("noteFirstDay", execution)) {
                newcomers.forEach(turnover::noteFirstDay);
            }
            NEWCOMERS.set(execution, newcomers);
            ANYBODY_BEGAN.set(execution, !newcomers.isEmpty());
            REASON_CODE.set(execution, "new_hire");
        };
    }

    @Bean
    JavaDelegate noteFirstDay(Turnover turnover) {
        return execution -> turnover.noteFirstDay(REP.in(execution));
    }

    /** Diagrams of versions before do not note by a step of their own: who is found there is noted at once, or found for ever. */
    private static boolean isDrawn(String step, DelegateExecution execution) {
        return execution.getBpmnModelInstance().getModelElementsByType(ServiceTask.class).stream()
                .anyMatch(box -> ("${" + step + "}").equals(box.getCamundaDelegateExpression()));
    }
}

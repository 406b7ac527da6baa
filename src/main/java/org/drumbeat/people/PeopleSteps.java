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
    JavaDelegate followPeople(StartersAndLeavers startersAndLeavers) {
        return execution -> startersAndLeavers.follow();
    }

    @Bean
    JavaDelegate findLeavers(StartersAndLeavers startersAndLeavers) {
        return execution -> {
            List<String> leavers = startersAndLeavers.findLeavers();
            if (!isDrawn("noteDeparture", execution)) {
                leavers.forEach(startersAndLeavers::noteDeparture);
            }
            LEAVERS.set(execution, leavers);
            ANYBODY_LEFT.set(execution, !leavers.isEmpty());
        };
    }

    @Bean
    JavaDelegate noteDeparture(StartersAndLeavers startersAndLeavers) {
        return execution -> startersAndLeavers.noteDeparture(LEAVER.in(execution));
    }

    @Bean
    JavaDelegate findNewcomers(StartersAndLeavers startersAndLeavers) {
        return execution -> {
            List<String> newcomers = startersAndLeavers.findNewcomers();
            if (!isDrawn("noteFirstDay", execution)) {
                newcomers.forEach(startersAndLeavers::noteFirstDay);
            }
            NEWCOMERS.set(execution, newcomers);
            ANYBODY_BEGAN.set(execution, !newcomers.isEmpty());
            REASON_CODE.set(execution, "new_hire");
        };
    }

    @Bean
    JavaDelegate noteFirstDay(StartersAndLeavers startersAndLeavers) {
        return execution -> startersAndLeavers.noteFirstDay(REP.in(execution));
    }

    /**
     * Diagrams of earlier versions have no separate step for noting: people found there are noted at once, or they would be
     * found forever.
     */
    private static boolean isDrawn(String step, DelegateExecution execution) {
        return execution.getBpmnModelInstance().getModelElementsByType(ServiceTask.class).stream()
                .anyMatch(box -> ("${" + step + "}").equals(box.getCamundaDelegateExpression()));
    }
}

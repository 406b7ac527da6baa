package org.drumbeat.workflow;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Works out who a task belongs to by its model, as people are today: a person or, where none is left, a group. */
@Component
class ModelAssignment {

    /** The group that steps in. No person can have its name as login. */
    static final String FALLBACK_GROUP = "hr";

    private static final Pattern ASKS_PEOPLE = Pattern.compile("\\bpeople\\s*\\.");

    private final ObjectProvider<StandIns> standIns;
    private final GivenTo givenTo;
    private final Forms forms;

    ModelAssignment(ObjectProvider<StandIns> standIns, GivenTo givenTo, Forms forms) {
        this.standIns = standIns;
        this.givenTo = givenTo;
        this.forms = forms;
    }

    /**
     * The person whom the model names, or who stands in for them; {@link #FALLBACK_GROUP} where there is none, or where
     * they may not be given the task. Nothing where the model names nobody.
     *
     * @param scope where the variables of the expression are
     */
    Optional<String> of(TaskEntity task, TaskDefinition definition, VariableScope scope) {
        Expression expression = definition.getAssigneeExpression();
        String named = expression == null ? null : (String) expression.getValue(scope);
        if (named == null || FALLBACK_GROUP.equals(named)) {
            return Optional.ofNullable(named);
        }
        String present = asksPeople(definition) ? named : standIns.getObject().standInFor(named);
        return Optional.of(unlessObjected(task, present));
    }

    /** Whether the model asks {@code people} who is responsible, and so never names somebody who has left. */
    static boolean asksPeople(TaskDefinition definition) {
        return definition != null
                && definition.getAssigneeExpression() != null
                && ASKS_PEOPLE
                        .matcher(definition.getAssigneeExpression().getExpressionText())
                        .find();
    }

    /** Whoever steps in for this person. */
    String standInFor(TaskEntity task, String person) {
        return unlessObjected(task, standIns.getObject().standInFor(person));
    }

    Map<String, String> namesOf(Collection<String> peopleAndGroups) {
        return standIns.getObject().namesOf(peopleAndGroups);
    }

    /** This person, or {@link #FALLBACK_GROUP} where they may not be given the task. */
    String unlessObjected(TaskEntity task, String person) {
        return FALLBACK_GROUP.equals(person) || objection(task, person).isEmpty() ? person : FALLBACK_GROUP;
    }

    /** Why this person may not have the task; nothing where they may. */
    Optional<String> objection(TaskEntity task, String person) {
        return givenTo.objection(task, person);
    }

    /** Tells a task's form who has the task now; nothing is told when a task is offered to a group. */
    void given(TaskEntity task) {
        Expression form = task.getTaskDefinition().getCamundaFormDefinitionKey();
        if (task.getAssignee() != null && form != null) {
            forms.taskForm(form.getExpressionText())
                    .ifPresent(bean -> bean.given(new OpenTask(task, task.getAssignee()), task.getAssignee()));
        }
    }
}

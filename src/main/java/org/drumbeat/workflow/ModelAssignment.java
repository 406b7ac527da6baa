package org.drumbeat.workflow;

import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whom a task belongs to by its model, as people are today: a person or, where none is left, a group. */
@Component
class ModelAssignment {

    /** The group that steps in. No person can have its name as login. */
    static final String FALLBACK_GROUP = "hr";

    private static final Pattern ASKS_PEOPLE = Pattern.compile("\\bpeople\\s*\\.");

    private final ObjectProvider<StandIns> standIns;
    private final DeployedForms deployed;
    private final Forms forms;

    ModelAssignment(ObjectProvider<StandIns> standIns, DeployedForms deployed, Forms forms) {
        this.standIns = standIns;
        this.deployed = deployed;
        this.forms = forms;
    }

    /**
     * The person whom the model names, or who stands in for them; {@link #FALLBACK_GROUP} where there is none, or where
     * the rules of the task's form object to the stand-in. Nothing where the model names nobody.
     *
     * @param scope where the variables of the expression are
     */
    Optional<String> of(TaskEntity task, TaskDefinition definition, VariableScope scope, CommandContext engine) {
        Expression expression = definition.getAssigneeExpression();
        String named = expression == null ? null : (String) expression.getValue(scope);
        if (named == null || FALLBACK_GROUP.equals(named) || asksPeople(definition)) {
            return Optional.ofNullable(named);
        }
        String standIn = standIns.getObject().standInFor(named);
        return Optional.of(standIn.equals(named) ? named : unlessObjected(task, standIn, engine));
    }

    /** Whether the model asks {@code people} who is responsible, and so never hears of somebody who has left. */
    static boolean asksPeople(TaskDefinition definition) {
        return definition != null
                && definition.getAssigneeExpression() != null
                && ASKS_PEOPLE
                        .matcher(definition.getAssigneeExpression().getExpressionText())
                        .find();
    }

    /** Whoever steps in for this person. */
    String standInFor(TaskEntity task, String person, CommandContext engine) {
        return unlessObjected(task, standIns.getObject().standInFor(person), engine);
    }

    /** This person, or {@link #FALLBACK_GROUP} where the rules of the task's form object to them. */
    String unlessObjected(TaskEntity task, String person, CommandContext engine) {
        return FALLBACK_GROUP.equals(person) || objection(task, person, engine).isEmpty() ? person : FALLBACK_GROUP;
    }

    /** Why this person may not have the task, by the rules of its form; nothing where they may. */
    Optional<String> objection(TaskEntity task, String person, CommandContext engine) {
        return deployed.of(task, engine)
                .flatMap(forms::taskForm)
                .flatMap(form -> form.objection(new OpenTask(task, person), person));
    }

    /** Tells the form of a task whose it is now; of a task that is offered to a group, nobody is told. */
    void given(TaskEntity task) {
        Expression form = task.getTaskDefinition().getCamundaFormDefinitionKey();
        if (task.getAssignee() != null && form != null) {
            forms.taskForm(form.getExpressionText())
                    .ifPresent(bean -> bean.given(new OpenTask(task, task.getAssignee()), task.getAssignee()));
        }
    }
}

package org.drumbeat.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Answers a task: checks whose it is and that the answers fit its form, lets the form's bean record them, and completes
 * the task with the facts alone. One command, one transaction.
 */
final class AnswerTask implements Command<VariableMap> {

    private final DeployedForms deployed;
    private final Forms forms;
    private final String taskId;
    private final VariableMap submitted;
    private final Function<Map<String, Object>, Command<VariableMap>> completion;

    /**
     * Answers a task as one command, whose refusal reaches the caller as a sentence.
     *
     * @param completion the engine's own command that completes the task with the variables it is given
     */
    static VariableMap by(
            CommandExecutor executor,
            DeployedForms deployed,
            Forms forms,
            String taskId,
            Map<String, Object> answers,
            Function<Map<String, Object>, Command<VariableMap>> completion) {
        return Refused.asSentence(() -> executor.execute(new AnswerTask(deployed, forms, taskId, answers, completion)));
    }

    private AnswerTask(
            DeployedForms deployed,
            Forms forms,
            String taskId,
            Map<String, Object> submitted,
            Function<Map<String, Object>, Command<VariableMap>> completion) {
        this.deployed = deployed;
        this.forms = forms;
        this.taskId = taskId;
        this.submitted = submitted == null ? Variables.createVariables() : Variables.fromMap(submitted);
        this.completion = completion;
    }

    @Override
    public VariableMap execute(CommandContext engine) {
        try {
            return answer(engine);
        } catch (Refusal refusal) {
            throw new Refused(refusal);
        }
    }

    private VariableMap answer(CommandContext engine) {
        TaskEntity task = engine.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw Refusal.unknown(
                    "This task is no longer open: somebody completed it, or the process went on without it.");
        }
        Optional<FormSchema> schema = deployed.of(task, engine);
        if (schema.isEmpty()) {
            return complete(Forms.requireStorable(submitted), engine);
        }
        // Before the engine is asked, whose answer is a list of permissions.
        OpenTask open = OpenTask.of(task, engine)
                .orElseThrow(() ->
                        Refusal.conflict("This task is not yours to complete. Claim it, or have it assigned to you."));
        if (task.isSuspended()) {
            throw Refusal.conflict("An admin has paused this process, so the task cannot be completed now. Try later.");
        }
        try {
            engine.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
            return complete(variables(open, schema.get()), engine);
        } catch (AuthorizationException gone) {
            // The right to work on a task goes with it: since it was read, somebody else completed or passed it on.
            throw Refusal.conflict(Recording.LOST_RACE);
        }
    }

    private Map<String, Object> variables(OpenTask open, FormSchema schema) {
        Optional<TaskForm<?, ?>> form = forms.taskForm(schema);
        if (form.isEmpty()) {
            return forms.checked(schema, submitted, open.task()::getVariables);
        }
        form.get().objection(open, open.person()).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
        return forms.record(form.get(), schema, open, submitted).asVariables();
    }

    private VariableMap complete(Map<String, Object> variables, CommandContext engine) {
        return completion.apply(variables).execute(engine);
    }
}

package org.drumbeat.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Answers a task: checks whose it is and that the answers fit its form, claims it if it was only offered, lets the form's
 * bean record them, and completes the task with the facts alone. One command, one transaction.
 */
final class AnswerTask implements Command<VariableMap> {

    private final DeployedForms deployed;
    private final Forms forms;
    private final ModelAssignment assignment;
    private final String taskId;
    private final VariableMap submitted;
    private final Function<Map<String, Object>, Command<VariableMap>> completion;

    /**
     * Answers a task as one command; a refusal reaches the caller as a sentence.
     *
     * @param completion the engine's own command that completes the task with the variables it is given
     */
    static VariableMap by(
            CommandExecutor executor,
            DeployedForms deployed,
            Forms forms,
            ModelAssignment assignment,
            String taskId,
            Map<String, Object> answers,
            Function<Map<String, Object>, Command<VariableMap>> completion) {
        return Refused.asSentence(
                () -> executor.execute(new AnswerTask(deployed, forms, assignment, taskId, answers, completion)));
    }

    private AnswerTask(
            DeployedForms deployed,
            Forms forms,
            ModelAssignment assignment,
            String taskId,
            Map<String, Object> submitted,
            Function<Map<String, Object>, Command<VariableMap>> completion) {
        this.deployed = deployed;
        this.forms = forms;
        this.assignment = assignment;
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
        } catch (NullValueException vanished) {
            // The engine reads more of the process as it goes on.
            if (isGone(engine)) {
                throw new Refused(Refusal.conflict(LostRace.SENTENCE));
            }
            throw vanished;
        }
    }

    /** Whether somebody else has completed it since it was read. */
    private boolean isGone(CommandContext engine) {
        TaskQueryImpl task = new TaskQueryImpl();
        task.taskId(taskId);
        return engine.runWithoutAuthorization(() -> task.executeCount(engine)) == 0;
    }

    private VariableMap answer(CommandContext engine) {
        TaskEntity task = engine.getTaskManager().findTaskById(taskId);
        if (task == null || OpenTask.isOver(task)) {
            throw Refusal.unknown(OpenTask.GONE);
        }
        Optional<FormSchema> schema = deployed.of(task, engine);
        Optional<OpenTask> open = OpenTask.of(task, engine);
        if (schema.isEmpty()) {
            if (open.isPresent()) {
                take(open.get(), engine);
            }
            return complete(Forms.requireStorable(submitted), engine);
        }
        // Checked before asking the engine, whose own answer would be a list of permissions.
        OpenTask theirs = open.orElseThrow(
                () -> Refusal.conflict("This task is not yours to complete. Claim it, or have it assigned to you."));
        if (task.isSuspended()) {
            throw Refusal.conflict("An admin has paused this process, so the task cannot be completed now. Try later.");
        }
        try {
            engine.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
            take(theirs, engine);
            return complete(variables(theirs, schema.get()), engine);
        } catch (AuthorizationException gone) {
            // Since the task was read, somebody else completed it or passed it on, and the right to work on it went
            // with it.
            throw Refusal.conflict(LostRace.SENTENCE);
        }
    }

    /** Answering an offered task claims it: the history says who did it, and the module is told. */
    private void take(OpenTask open, CommandContext engine) {
        assignment.objection(open.task(), open.person()).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
        if (open.task().getAssignee() == null && !open.task().isSuspended()) {
            new ClaimTaskCmd(taskId, open.person()).execute(engine);
        }
    }

    private Map<String, Object> variables(OpenTask open, FormSchema schema) {
        Optional<TaskForm<?, ?>> form = forms.taskForm(schema);
        if (form.isEmpty()) {
            return forms.checked(schema, submitted, open.task()::getVariables);
        }
        return forms.record(form.get(), schema, open, submitted).asVariables();
    }

    private VariableMap complete(Map<String, Object> variables, CommandContext engine) {
        return completion.apply(variables).execute(engine);
    }
}

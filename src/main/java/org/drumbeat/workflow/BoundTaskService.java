package org.drumbeat.workflow;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.TaskReport;
import org.camunda.bpm.engine.variable.VariableMap;
import org.drumbeat.text.Text;

/**
 * The engine's task service, where completing a task answers its form just as submitting it does, and nothing gets around
 * the form: tasks are reassigned, not delegated, and end with no variables but the form's facts. Anybody but an admin can
 * change only whose task it is, by {@link #claim} and {@link #setAssignee} ({@link OpenToPeople}).
 */
final class BoundTaskService extends TaskServiceImpl {

    static final int LONGEST_COMMENT = 4000;

    private final DeployedForms deployed;
    private final Forms forms;
    private final ModelAssignment assignment;

    BoundTaskService(DeployedForms deployed, Forms forms, ModelAssignment assignment) {
        this.deployed = deployed;
        this.forms = forms;
        this.assignment = assignment;
    }

    @Override
    public void setCommandExecutor(CommandExecutor engine) {
        super.setCommandExecutor(new TaskRaces(new OpenToPeople(engine)));
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, Map<String, Object> answers) {
        AnswerTask.by(
                commandExecutor,
                deployed,
                forms,
                assignment,
                taskId,
                answers,
                variables -> new CompleteTaskCmd(taskId, variables, false, false));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> answers, boolean deserializeValues) {
        return AnswerTask.by(
                commandExecutor,
                deployed,
                forms,
                assignment,
                taskId,
                answers,
                variables -> new CompleteTaskCmd(taskId, variables, true, deserializeValues));
    }

    /** A candidate takes a task. To give it to somebody else, or take it from them, is to assign it. */
    @Override
    public void claim(String taskId, String person) {
        Optional<String> caller = commandExecutor.execute(Caller::of);
        if (caller.isPresent() && !caller.get().equals(person)) {
            throw new BadUserRequestException("Claim a task for yourself only; HR can assign it to somebody else.");
        }
        give(taskId, person, CommandChecker::checkTaskWork, new ClaimTaskCmd(taskId, person));
    }

    /** Assigns a task. With no person it goes back to those it was offered to; whoever claimed it may always do that. */
    @Override
    public void setAssignee(String taskId, String person) {
        boolean givesBack = person == null
                && commandExecutor.<Boolean>execute(engine -> {
                    TaskEntity task = engine.getTaskManager().findTaskById(taskId);
                    boolean theirs = task != null
                            && task.getAssignee() != null
                            && task.getAssignee().equals(engine.getAuthenticatedUserId())
                            && !task.getCandidates().isEmpty();
                    if (theirs) {
                        engine.runWithoutAuthorization(new AssignTaskCmd(taskId, null));
                    }
                    return theirs;
                });
        if (person != null && !commandExecutor.<Boolean>execute(engine -> hasLogin(person, engine))) {
            throw new BadUserRequestException(
                    "Nobody who works here has the login “" + person + "”: choose somebody else.");
        }
        if (!givesBack) {
            if (person == null) {
                commandExecutor.execute(new RefuseNobody(taskId));
            }
            give(taskId, person, CommandChecker::checkTaskAssign, new AssignTaskCmd(taskId, person));
        }
    }

    private static boolean hasLogin(String person, CommandContext engine) {
        return engine.runWithoutAuthorization(
                () -> engine.getReadOnlyIdentityProvider().findUserById(person) != null);
    }

    /** To the engine an assignee is also a link, so it can be asked to add one that way. */
    @Override
    public void addUserIdentityLink(String taskId, String person, String type) {
        if (IdentityLinkType.ASSIGNEE.equals(type)) {
            setAssignee(taskId, person);
        } else {
            super.addUserIdentityLink(taskId, person, type);
        }
    }

    @Override
    public void deleteUserIdentityLink(String taskId, String person, String type) {
        if (IdentityLinkType.ASSIGNEE.equals(type)) {
            setAssignee(taskId, null);
        } else {
            super.deleteUserIdentityLink(taskId, person, type);
        }
    }

    /** Gives a task to a person who may have it; whether the caller may do so is asked first. */
    private void give(
            String taskId, String person, BiConsumer<CommandChecker, TaskEntity> mayCaller, Command<Void> giving) {
        commandExecutor.execute(engine -> {
            TaskEntity task = engine.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new InvalidRequestException(Response.Status.NOT_FOUND, OpenTask.GONE);
            }
            if (person != null) {
                engine.getProcessEngineConfiguration()
                        .getCommandCheckers()
                        .forEach(checker -> mayCaller.accept(checker, task));
                assignment.objection(task, person).ifPresent(sentence -> {
                    throw new BadUserRequestException(sentence);
                });
            }
            return giving.execute(engine);
        });
    }

    @Override
    public void delegateTask(String taskId, String person) {
        throw new BadUserRequestException("Tasks are not delegated here: have the task assigned to the other person.");
    }

    @Override
    public void resolveTask(String taskId) {
        resolveTask(taskId, null);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        throw new BadUserRequestException(
                "Tasks are not delegated here, so none is resolved: complete it by its form.");
    }

    @Override
    public void handleBpmnError(String taskId, String code, String message, Map<String, Object> variables) {
        refuse(variables);
        super.handleBpmnError(taskId, code, message, variables);
    }

    @Override
    public void handleEscalation(String taskId, String code, Map<String, Object> variables) {
        refuse(variables);
        super.handleEscalation(taskId, code, variables);
    }

    private static void refuse(Map<String, Object> variables) {
        if (variables != null && !variables.isEmpty()) {
            throw new BadUserRequestException("A task takes answers by its form only: leave the variables out.");
        }
    }

    @Override
    public List<Comment> getTaskComments(String taskId) {
        commandExecutor.execute(new CheckConcerned(taskId));
        return super.getTaskComments(taskId);
    }

    @Override
    public Comment getTaskComment(String taskId, String commentId) {
        commandExecutor.execute(new CheckConcerned(taskId));
        return super.getTaskComment(taskId, commentId);
    }

    /** A comment on a task is about the instance of that task, whichever the caller names. */
    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        checkComment(message);
        if (taskId == null) {
            return super.createComment(null, processInstanceId, message);
        }
        commandExecutor.execute(new CheckConcerned(taskId));
        return super.createComment(taskId, commandExecutor.execute(instanceOf(taskId)), message);
    }

    @Override
    public void addComment(String taskId, String processInstanceId, String message) {
        createComment(taskId, processInstanceId, message);
    }

    @Override
    public void updateTaskComment(String taskId, String commentId, String message) {
        checkComment(message);
        super.updateTaskComment(taskId, commentId, message);
    }

    @Override
    public void updateProcessInstanceComment(String processInstanceId, String commentId, String message) {
        checkComment(message);
        super.updateProcessInstanceComment(processInstanceId, commentId, message);
    }

    /** Asked of a task that has just been completed, which Tasklist does, the engine reports a fault of the server. */
    @Override
    public List<IdentityLink> getIdentityLinksForTask(String taskId) {
        try {
            return super.getIdentityLinksForTask(taskId);
        } catch (NullValueException gone) {
            throw new InvalidRequestException(
                    Response.Status.NOT_FOUND, gone, "There is no such task: it may just have been completed.");
        }
    }

    private static void checkComment(String comment) {
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            // For an engine exception, REST says only that it does not understand the request.
            throw new InvalidRequestException(
                    Response.Status.BAD_REQUEST, "A comment can have at most " + LONGEST_COMMENT + " characters.");
        }
        Text.lines(comment).problem().ifPresent(problem -> {
            throw new InvalidRequestException(Response.Status.BAD_REQUEST, "A comment " + problem);
        });
    }

    private Command<String> instanceOf(String taskId) {
        return engine -> {
            HistoricTaskInstance task = engine.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId);
            return task == null ? null : task.getProcessInstanceId();
        };
    }

    /**
     * How many tasks wait for which group: people with access to Cockpit may count them without the right to see each one.
     */
    @Override
    public TaskReport createTaskReport() {
        TaskReport report = super.createTaskReport();
        return () ->
                commandExecutor.execute(engine -> engine.runWithoutAuthorization(report::taskCountByCandidateGroup));
    }

    /** Refuses to take a task away from somebody if it was offered to nobody else, since it would then be forgotten. */
    private record RefuseNobody(String taskId) implements Command<Void> {

        @Override
        public Void execute(CommandContext engine) {
            TaskEntity task = engine.getTaskManager().findTaskById(taskId);
            if (task != null && task.getCandidates().isEmpty() && Caller.isNoAdmin(engine)) {
                // Reveal nothing about the task to anybody who may not assign it.
                engine.getProcessEngineConfiguration()
                        .getCommandCheckers()
                        .forEach(checker -> checker.checkTaskAssign(task));
                throw new BadUserRequestException(
                        "This task was offered to nobody else, so it cannot be left to nobody: assign it to somebody.");
            }
            return null;
        }
    }
}

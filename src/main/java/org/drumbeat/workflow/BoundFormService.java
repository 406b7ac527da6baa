package org.drumbeat.workflow;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** The engine's form service, for Tasklist and both REST APIs, with the forms bound to their beans. */
final class BoundFormService extends FormServiceImpl {

    /**
     * Tasklist asks for this on each line of its list: too little to load a whole form for, and empty where the task is
     * somebody else's.
     */
    private static final String SUBJECT = "subject";

    private final DeployedForms deployed;
    private final Forms forms;
    private final ModelAssignment assignment;
    private final TaskSubjects subjects;

    BoundFormService(DeployedForms deployed, Forms forms, ModelAssignment assignment, TaskSubjects subjects) {
        this.deployed = deployed;
        this.forms = forms;
        this.assignment = assignment;
        this.subjects = subjects;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> answers) {
        AnswerTask.by(
                commandExecutor,
                deployed,
                forms,
                assignment,
                taskId,
                answers,
                variables -> new SubmitTaskFormCmd(taskId, variables, false, false));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> answers, boolean deserializeValues) {
        return AnswerTask.by(
                commandExecutor,
                deployed,
                forms,
                assignment,
                taskId,
                answers,
                variables -> new SubmitTaskFormCmd(taskId, variables, true, deserializeValues));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> answers) {
        return submitStartForm(processDefinitionId, null, answers);
    }

    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, String businessKey, Map<String, Object> answers) {
        return Refused.asSentence(() ->
                commandExecutor.execute(new AnswerStart(deployed, forms, processDefinitionId, businessKey, answers)));
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserializeValues) {
        return commandExecutor
                .<Optional<VariableMap>>execute(engine -> shown(taskId, names, engine))
                .orElseGet(() -> {
                    commandExecutor.execute(new CheckConcerned(taskId));
                    return super.getTaskFormVariables(taskId, names, deserializeValues);
                });
    }

    @Override
    public Object getRenderedTaskForm(String taskId) {
        return getRenderedTaskForm(taskId, null);
    }

    @Override
    public Object getRenderedTaskForm(String taskId, String engineName) {
        commandExecutor.execute(new CheckConcerned(taskId));
        return super.getRenderedTaskForm(taskId, engineName);
    }

    private Optional<VariableMap> shown(String taskId, Collection<String> names, CommandContext engine) {
        TaskEntity task = engine.getTaskManager().findTaskById(taskId);
        if (task == null || OpenTask.isOver(task)) {
            return Optional.empty();
        }
        Optional<OpenTask> open = OpenTask.of(task, engine);
        if (names != null && Set.of(SUBJECT).containsAll(names)) {
            return subjects.whoSays(task, engine)
                    .map(subject ->
                            open.map(theirs -> subject(subject.apply(theirs))).orElseGet(Variables::createVariables));
        }
        return deployed.of(task, engine).flatMap(forms::taskForm).map(form -> {
            OpenTask theirs = open.orElseThrow(() -> new AuthorizationException(
                    "Only the person whose task this is sees its form. Have the task assigned to you first."));
            engine.getProcessEngineConfiguration()
                    .getCommandCheckers()
                    .forEach(checker -> checker.checkReadTaskVariable(task));
            // Their role or place in the line may have changed since they were given the task.
            assignment.objection(task, theirs.person()).ifPresent(sentence -> {
                throw new AuthorizationException(sentence);
            });
            VariableMap shown = forms.shown(form, theirs);
            if (names != null) {
                shown.keySet().retainAll(names);
            }
            return shown;
        });
    }

    private static VariableMap subject(String words) {
        return Variables.createVariables().putValueTyped(SUBJECT, Variables.stringValue(words));
    }

    /** The engine's own command takes it for granted that the task is still there. */
    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return commandExecutor
                .<Optional<InputStream>>execute(engine -> {
                    TaskEntity task = engine.getTaskManager().findTaskById(taskId);
                    if (task == null) {
                        throw new NotFoundException(OpenTask.GONE);
                    }
                    engine.getProcessEngineConfiguration()
                            .getCommandCheckers()
                            .forEach(checker -> checker.checkReadTask(task));
                    return deployed.of(task, engine).map(FormSchema::asDeployed);
                })
                .orElseGet(() -> super.getDeployedTaskForm(taskId));
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        return commandExecutor
                .<Optional<InputStream>>execute(engine -> startForm(processDefinitionId, engine))
                .orElseGet(() -> super.getDeployedStartForm(processDefinitionId));
    }

    private Optional<InputStream> startForm(String processDefinitionId, CommandContext engine) {
        ProcessDefinitionEntity process = engine.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(processDefinitionId);
        engine.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkReadProcessDefinition(process));
        return deployed.ofStart(processDefinitionId, engine)
                .map(schema -> forms.startForm(schema)
                        .map(bean -> {
                            AnswerStart.mayStart(processDefinitionId, engine);
                            byte[] filled = forms.shown(bean, schema, engine.getAuthenticatedUserId());
                            return (InputStream) new ByteArrayInputStream(filled);
                        })
                        .orElseGet(schema::asDeployed));
    }
}

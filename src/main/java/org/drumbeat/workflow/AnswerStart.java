package org.drumbeat.workflow;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Starts a process by its form: checks that the person may start it and that the answers fit, lets the form's bean record
 * them, and starts with the business key and the facts that the bean returns. One command, one transaction.
 */
final class AnswerStart implements Command<ProcessInstance> {

    private static final int LONGEST_BUSINESS_KEY = 255;

    private final DeployedForms deployed;
    private final Forms forms;
    private final String processDefinitionId;
    private final String businessKey;
    private final VariableMap submitted;

    /** @param businessKey of the caller, or null; a form with a bean gives its own */
    AnswerStart(
            DeployedForms deployed,
            Forms forms,
            String processDefinitionId,
            String businessKey,
            Map<String, Object> submitted) {
        this.deployed = deployed;
        this.forms = forms;
        this.processDefinitionId = processDefinitionId;
        this.businessKey = businessKey;
        this.submitted = submitted == null ? Variables.createVariables() : Variables.fromMap(submitted);
    }

    @Override
    public ProcessInstance execute(CommandContext engine) {
        try {
            return start(engine).execute(engine);
        } catch (Refusal refusal) {
            throw new Refused(refusal);
        }
    }

    private Command<ProcessInstance> start(CommandContext engine) {
        Optional<FormSchema> schema = deployed.ofStart(processDefinitionId, engine);
        Optional<StartForm<?, ?>> form = schema.flatMap(forms::startForm);
        if (form.isPresent()) {
            mayStart(processDefinitionId, engine);
            if (definition(processDefinitionId, engine).isSuspended()) {
                throw Refusal.conflict("An admin has paused this process, so it cannot be started now. Try later.");
            }
            if (businessKey != null) {
                throw Refusal.invalid("The business key of this process is given by Drumbeat: leave it out.");
            }
            StartForm.Started started =
                    forms.record(form.get(), schema.get(), engine.getAuthenticatedUserId(), submitted);
            return new SubmitStartFormCmd(
                    processDefinitionId, started.businessKey(), started.facts().asVariables());
        }
        if (businessKey != null && businessKey.length() > LONGEST_BUSINESS_KEY) {
            throw Refusal.invalid("A business key can have at most " + LONGEST_BUSINESS_KEY + " characters.");
        }
        VariableMap variables = schema.map(drawn -> forms.checked(drawn, submitted, Map::of))
                .orElseGet(() -> Forms.requireStorable(submitted));
        return new SubmitStartFormCmd(processDefinitionId, businessKey, variables);
    }

    static void mayStart(String processDefinitionId, CommandContext engine) {
        ProcessDefinitionEntity definition = definition(processDefinitionId, engine);
        engine.getProcessEngineConfiguration()
                .getCommandCheckers()
                .forEach(checker -> checker.checkCreateProcessInstance(definition));
    }

    private static ProcessDefinitionEntity definition(String processDefinitionId, CommandContext engine) {
        return engine.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(processDefinitionId);
    }
}

package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Sets up the engine before it is built: our form and task services, expressions, delegates, assignment, permissions. */
@Component
class EngineRoom extends AbstractProcessEnginePlugin {

    private final ListableBeanFactory beans;
    private final Forms forms;

    EngineRoom(ListableBeanFactory beans, Forms forms) {
        this.beans = beans;
        this.forms = forms;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        DeployedForms deployed = new DeployedForms();
        engine.setFormService(new BoundFormService(deployed, forms));
        engine.setTaskService(new BoundTaskService(deployed, forms));
        engine.setExpressionManager(new ModelExpressions(beans));
        engine.setDelegateInterceptor(new QuietDelegates());
        engine.setResourceAuthorizationProvider(new TaskPermissions());
        // By default an error that no boundary event catches would end the instance without a trace.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPreBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPreBPMNParseListeners());
        }
        listeners.add(new PersonOrGroup());
        engine.setCustomPreBPMNParseListeners(listeners);
    }
}

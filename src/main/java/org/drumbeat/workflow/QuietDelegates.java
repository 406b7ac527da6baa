package org.drumbeat.workflow;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.delegate.ExecutionListenerInvocation;
import org.camunda.bpm.engine.impl.bpmn.delegate.JavaDelegateInvocation;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.task.delegate.TaskListenerInvocation;

/**
 * Keeps failed delegates and listeners as quiet as a failed {@code record}: the engine stores a job's failure with its
 * messages, which may contain what a person answered earlier.
 */
final class QuietDelegates extends DefaultDelegateInterceptor {

    @Override
    protected void handleInvocationInContext(DelegateInvocation invocation) throws Exception {
        try {
            super.handleInvocationInContext(invocation);
        } catch (ProcessEngineException | Refusal speaking) {
            // BPMN errors and lost races, which the engine handles, and sentences.
            throw speaking;
        } catch (Exception failure) {
            throw isOurs(invocation) ? new PrivateFailures.Failed("A step of the process failed", failure) : failure;
        }
    }

    private static boolean isOurs(DelegateInvocation invocation) {
        return invocation instanceof JavaDelegateInvocation
                || invocation instanceof ExecutionListenerInvocation
                || invocation instanceof TaskListenerInvocation;
    }
}

package org.drumbeat.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Finds the tasks that a step behind a timer is about: those that the timer is attached to on the diagram. */
@Component
class TimedTasks {

    private final TaskSubjects subjects;
    private final CandidateGroups groups;
    private final Clock clock;

    TimedTasks(TaskSubjects subjects, CandidateGroups groups, Clock clock) {
        this.subjects = subjects;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * The tasks whose timer led to this step and that are still open; none where the timer has just ended them.
     *
     * @throws IllegalStateException where no timer on a task leads to it
     */
    List<OverdueTask> of(DelegateExecution execution) {
        ExecutionEntity step = (ExecutionEntity) execution;
        ExecutionEntity scope = step.isConcurrent() ? step.getParent() : step;
        Set<String> boxes = boxes((FlowNode) step.getBpmnModelElementInstance());
        if (boxes.isEmpty()) {
            throw new IllegalStateException("“" + step.getCurrentActivityName() + "” (" + step.getCurrentActivityId()
                    + ") does not follow a timer on a user task: draw it behind one.");
        }
        List<TaskEntity> timed =
                Context.getCommandContext()
                        .getTaskManager()
                        .findTasksByProcessInstanceId(step.getProcessInstanceId())
                        .stream()
                        .filter(task -> !task.isDeleted() && boxes.contains(task.getTaskDefinitionKey()))
                        // Where several people work at once, each in a part of their own, only the part that the timer
                        // is in.
                        .filter(task -> isWithin(task.getExecution(), scope))
                        .toList();
        Map<String, String> offeredTo = groups.of(timed.stream()
                .filter(task -> task.getAssignee() == null)
                .map(TaskEntity::getId)
                .toList());
        return timed.stream()
                .flatMap(task -> overdue(task, offeredTo.get(task.getId())).stream())
                .toList();
    }

    /** The user tasks that have a timer, or another event, from which the flow comes here. */
    private static Set<String> boxes(FlowNode step) {
        Set<String> boxes = new HashSet<>();
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(step));
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (node instanceof BoundaryEvent event && event.getAttachedTo() instanceof UserTask task) {
                boxes.add(task.getId());
            } else if (seen.add(node)) {
                // Found by the flows, since a file may omit the references to them that each box repeats.
                node.getModelInstance().getModelElementsByType(SequenceFlow.class).stream()
                        .filter(flow -> flow.getTarget().equals(node))
                        .map(SequenceFlow::getSource)
                        .forEach(open::add);
            }
        }
        return boxes;
    }

    private static boolean isWithin(ExecutionEntity execution, ExecutionEntity scope) {
        for (ExecutionEntity outer = execution; outer != null; outer = outer.getParent()) {
            if (outer.getId().equals(scope.getId())) {
                return true;
            }
        }
        return false;
    }

    /** Empty where it neither belongs to somebody nor is offered to a group. */
    private Optional<OverdueTask> overdue(TaskEntity task, String group) {
        boolean isOfGroup = task.getAssignee() == null;
        Optional<String> responsible = Optional.ofNullable(isOfGroup ? group : task.getAssignee());
        Instant due =
                task.getDueDate() == null ? clock.instant() : task.getDueDate().toInstant();
        return responsible.map(whose -> new OverdueTask(
                task.getId(),
                task.getName(),
                subjects.of(task, Context.getCommandContext()),
                task.getTaskDefinitionKey(),
                task.getProcessDefinition().getKey(),
                task.getExecution().getProcessBusinessKey(),
                whose,
                isOfGroup,
                due));
    }
}

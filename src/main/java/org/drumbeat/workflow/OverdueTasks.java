package org.drumbeat.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Finds what is overdue, and what the table {@code overdue-policy} says about it: after how many calendar days somebody is
 * reminded, after how many business days their superior is told, and which tasks a diagram escalates itself.
 */
@Component
class OverdueTasks {

    private static final String POLICY = "overdue-policy";

    private final AsSystem system;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final CandidateGroups groups;
    private final Decisions decisions;
    private final DueDates due;
    private final Clock clock;

    OverdueTasks(
            AsSystem system,
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            CandidateGroups groups,
            Decisions decisions,
            DueDates due,
            Clock clock) {
        this.system = system;
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.groups = groups;
        this.decisions = decisions;
        this.due = due;
        this.clock = clock;
    }

    /** What somebody is to be reminded of. */
    List<OverdueTask> toRemindOf() {
        return overdue((task, policy) -> !clock.instant().isBefore(task.dueAt().plus(policy.remindAfter())));
    }

    /** What a superior should know about, except what is offered to a group or escalated by its own diagram. */
    List<OverdueTask> toEscalate() {
        return overdue((task, policy) -> !task.isOfGroup()
                && !policy.onDiagram()
                && !clock.instant()
                        .isBefore(due.businessDaysAfter(task.dueAt(), policy.escalateAfter())
                                .toInstant()));
    }

    private List<OverdueTask> overdue(BiPredicate<OverdueTask, OverduePolicy> fits) {
        List<OverdueTask> found = new ArrayList<>();
        system.run(() -> found.addAll(all()));
        Map<String, OverduePolicy> policies = new HashMap<>();
        return found.stream()
                .filter(task -> fits.test(
                        task,
                        policies.computeIfAbsent(
                                task.process() + "/" + task.key(),
                                any -> OverduePolicy.of(
                                        decisions.ask(POLICY, Map.of("process", task.process(), "task", task.key()))))))
                .toList();
    }

    private List<OverdueTask> all() {
        List<Task> unclaimed = query().taskUnassigned().withCandidateGroups().unlimitedList();
        Map<String, String> offeredTo =
                groups.of(unclaimed.stream().map(Task::getId).toList());
        // Of a task that has been completed since there is no group any more; one that has been claimed since is found
        // once more.
        Map<String, Task> found = new LinkedHashMap<>();
        query().taskAssigned().unlimitedList().forEach(task -> found.put(task.getId(), task));
        unclaimed.stream()
                .filter(task -> offeredTo.containsKey(task.getId()))
                .forEach(task -> found.putIfAbsent(task.getId(), task));
        Collection<Task> open = found.values();
        Map<String, String> businessKeys = businessKeys(open.stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return open.stream()
                .filter(task -> task.getProcessDefinitionId() != null)
                .map(task -> new OverdueTask(
                        task.getId(),
                        task.getName(),
                        "",
                        task.getTaskDefinitionKey(),
                        // From the cache of the engine.
                        repository
                                .getProcessDefinition(task.getProcessDefinitionId())
                                .getKey(),
                        businessKeys.get(task.getProcessInstanceId()),
                        task.getAssignee() == null ? offeredTo.get(task.getId()) : task.getAssignee(),
                        task.getAssignee() == null,
                        task.getDueDate().toInstant()))
                .toList();
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().active().dueBefore(Date.from(clock.instant()));
    }

    private Map<String, String> businessKeys(Set<String> instances) {
        Map<String, String> keys = new HashMap<>();
        for (Collection<String> part : CandidateGroups.inParts(instances)) {
            runtime.createProcessInstanceQuery()
                    .processInstanceIds(Set.copyOf(part))
                    .unlimitedList()
                    .forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
        }
        return keys;
    }
}

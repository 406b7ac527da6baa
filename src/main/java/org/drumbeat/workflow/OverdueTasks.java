package org.drumbeat.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what is overdue, and what the table {@code overdue-policy} says about it: after how many calendar days somebody is
 * reminded, after how many business days their superior is told, and which tasks a diagram escalates itself.
 */
@Component
class OverdueTasks {

    private static final String POLICY = "overdue-policy";

    /** Every database accepts this many values in a condition. */
    private static final int AT_ONCE = 1000;

    private final AsSystem system;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final DueDates due;
    private final Clock clock;

    OverdueTasks(
            AsSystem system,
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            JdbcClient jdbc,
            Decisions decisions,
            DueDates due,
            Clock clock) {
        this.system = system;
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.jdbc = jdbc;
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
                offeredTo(unclaimed.stream().map(Task::getId).toList());
        List<Task> open = new ArrayList<>(query().taskAssigned().unlimitedList());
        // Whoever was quick has completed or claimed one since.
        unclaimed.stream().filter(task -> offeredTo.containsKey(task.getId())).forEach(open::add);
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
                        offeredTo.getOrDefault(task.getId(), task.getAssignee()),
                        offeredTo.containsKey(task.getId()),
                        task.getDueDate().toInstant()))
                .toList();
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().active().dueBefore(Date.from(clock.instant()));
    }

    /** By task, one of the groups that it is offered to: one that the engine knows, where there is such a one. */
    private Map<String, String> offeredTo(Collection<String> taskIds) {
        Map<String, String> groups = new HashMap<>();
        for (Collection<String> part : inParts(taskIds)) {
            jdbc.sql("""
                    select LINK.TASK_ID_, coalesce(min(KNOWN.ID_), min(LINK.GROUP_ID_)) as GROUP_ID_
                    from ACT_RU_IDENTITYLINK LINK left join ACT_ID_GROUP KNOWN on KNOWN.ID_ = LINK.GROUP_ID_
                    where LINK.TYPE_ = 'candidate' and LINK.GROUP_ID_ is not null and LINK.TASK_ID_ in (:tasks)
                    group by LINK.TASK_ID_""").param("tasks", part).query(link -> {
                groups.put(link.getString("TASK_ID_"), link.getString("GROUP_ID_"));
            });
        }
        return groups;
    }

    private Map<String, String> businessKeys(Set<String> instances) {
        Map<String, String> keys = new HashMap<>();
        for (Collection<String> part : inParts(instances)) {
            runtime.createProcessInstanceQuery()
                    .processInstanceIds(Set.copyOf(part))
                    .unlimitedList()
                    .forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
        }
        return keys;
    }

    private static List<List<String>> inParts(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return parts;
    }
}

package org.drumbeat.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds what has been offered to groups since a moment and still waits to be claimed, by the engine's log of who was linked
 * to which task: a task that returns to a group later counts as new again.
 */
@Component
class NewOffers {

    /** How many of a group's tasks are listed one by one. */
    private static final int SHOWN = 30;

    /** Every database accepts this many values in a condition. */
    private static final int AT_ONCE = 1000;

    private final AsSystem system;
    private final ObjectProvider<HistoryService> history;
    private final ObjectProvider<TaskService> tasks;
    private final TaskSubjects subjects;

    NewOffers(
            AsSystem system,
            ObjectProvider<HistoryService> history,
            ObjectProvider<TaskService> tasks,
            TaskSubjects subjects) {
        this.system = system;
        this.history = history;
        this.tasks = tasks;
        this.subjects = subjects;
    }

    /** By group, what was offered after the first moment and not after the second. */
    List<OfferedTasks> between(Instant after, Instant until) {
        List<OfferedTasks> found = new ArrayList<>();
        system.run(() -> offered(after, until).forEach((group, ids) -> {
            List<Task> waiting = waiting(ids);
            if (!waiting.isEmpty()) {
                found.add(new OfferedTasks(
                        group,
                        waiting.stream().limit(SHOWN).map(this::told).toList(),
                        Math.max(0, waiting.size() - SHOWN)));
            }
        }));
        return found;
    }

    private Map<String, TreeSet<String>> offered(Instant after, Instant until) {
        Map<String, TreeSet<String>> ids = new TreeMap<>();
        history
                .getObject()
                .createHistoricIdentityLinkLogQuery()
                .type(IdentityLinkType.CANDIDATE)
                .operationType("add")
                .dateAfter(Date.from(after))
                .dateBefore(Date.from(until))
                .unlimitedList()
                .stream()
                .filter(link -> link.getGroupId() != null && link.getTaskId() != null)
                // So that a task right on the boundary is not reported twice.
                .filter(link -> link.getTime().toInstant().isAfter(after))
                .forEach((HistoricIdentityLinkLog link) -> ids.computeIfAbsent(
                                link.getGroupId(), group -> new TreeSet<>())
                        .add(link.getTaskId()));
        return ids;
    }

    private List<Task> waiting(TreeSet<String> ids) {
        List<String> all = List.copyOf(ids);
        List<Task> waiting = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            waiting.addAll(tasks.getObject()
                    .createTaskQuery()
                    .active()
                    .taskUnassigned()
                    .taskIdIn(all.subList(from, Math.min(from + AT_ONCE, all.size()))
                            .toArray(String[]::new))
                    .unlimitedList());
        }
        waiting.sort(Comparator.comparing(Task::getCreateTime));
        return waiting;
    }

    private OfferedTasks.Task told(Task task) {
        return new OfferedTasks.Task(
                task.getId(),
                task.getName(),
                subjects.of((TaskEntity) task, Context.getCommandContext()),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }
}

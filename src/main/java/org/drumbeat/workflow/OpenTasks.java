package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Passes open tasks on when people change: a task goes to whoever its own model names today, skipping anybody who may not
 * have it by its module's rules, and a comment on the task says why it moved. The right to work on it moves with it.
 *
 * <p>A task that an admin has suspended stays as it is, and moves when it is active again and {@link #handOver} is called
 * the next time.
 */
@Component
public class OpenTasks {

    private static final Logger LOG = LoggerFactory.getLogger(OpenTasks.class);

    /** Every database accepts this many values in a condition. */
    private static final int AT_ONCE = 1000;

    private final AsSystem system;
    private final ObjectProvider<TaskService> tasks;
    private final ModelAssignment assignment;

    OpenTasks(AsSystem system, ObjectProvider<TaskService> tasks, ModelAssignment assignment) {
        this.system = system;
        this.tasks = tasks;
        this.assignment = assignment;
    }

    /**
     * Passes on every task of people who have left: to whom the model names now, back to the group that it was offered
     * to, else to whoever stands in for them.
     */
    public void handOver(Collection<String> leavers) {
        system.run(() -> inParts(leavers)
                .forEach(part -> move(find(query().taskAssigneeIn(part)).stream()
                        .map(task -> new Move(task, successor(task), "%s has left"))
                        .toList())));
    }

    /**
     * The tasks that these people have because their model asks {@code people} who is responsible. One that HR has given
     * to somebody else on purpose is not among them.
     *
     * @return ids of tasks
     */
    public Collection<String> ofTheLine(Collection<String> superiors) {
        List<String> found = new ArrayList<>();
        system.run(() -> inParts(superiors)
                .forEach(part -> find(query().taskAssigneeIn(part)).stream()
                        .filter(task -> ModelAssignment.asksPeople(task.getTaskDefinition()))
                        .filter(task -> Optional.of(task.getAssignee()).equals(named(task)))
                        .map(TaskEntity::getId)
                        .forEach(found::add)));
        return found;
    }

    /**
     * Asks the models of these tasks again after the reporting line has changed, and passes on those that now belong to
     * somebody else.
     */
    public void followTheLine(Collection<String> taskIds) {
        system.run(() -> inParts(taskIds)
                .forEach(part -> move(find(query().taskIdIn(part)).stream()
                        .map(task -> new Move(task, named(task), "the reporting line has changed"))
                        .filter(move -> move.to().isPresent())
                        .toList())));
    }

    /**
     * Passes on the tasks that these people may no longer have because their role or place in the line changed, just like
     * the tasks of people who have left.
     */
    public void takeFromWhomTheyAreNoLongerFor(Collection<String> people) {
        system.run(() -> inParts(people)
                .forEach(part -> move(find(query().taskAssigneeIn(part)).stream()
                        .filter(task ->
                                assignment.objection(task, task.getAssignee()).isPresent())
                        .map(task -> new Move(task, successor(task), "%s may no longer have it"))
                        .toList())));
    }

    /** Whether this task is open and this person's. */
    public boolean isAssigned(String taskId, String person) {
        return tasks.getObject()
                        .createTaskQuery()
                        .taskId(taskId)
                        .taskAssignee(person)
                        .count()
                > 0;
    }

    private TaskQuery query() {
        return tasks.getObject().createTaskQuery().active();
    }

    private static List<TaskEntity> find(TaskQuery query) {
        return query.unlimitedList().stream().map(TaskEntity.class::cast).toList();
    }

    private static List<String[]> inParts(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<String[]> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())).toArray(String[]::new));
        }
        return parts;
    }

    /** Who takes over the task of somebody who has left; nothing where it goes back to those it was offered to. */
    private Optional<String> successor(TaskEntity task) {
        return named(task)
                .or(() -> task.getCandidates().isEmpty()
                        ? Optional.of(assignment.standInFor(task, task.getAssignee()))
                        : Optional.empty());
    }

    /** Whom the model names now. A model that cannot say must not keep people from leaving. */
    private Optional<String> named(TaskEntity task) {
        try {
            return assignment.of(task, task.getTaskDefinition(), task.getExecution());
        } catch (ProcessEngineException | IllegalStateException unanswered) {
            LOG.warn("The model does not say whose task {} is", task.getId(), unanswered);
            return Optional.empty();
        }
    }

    /**
     * A task that passes on.
     *
     * @param to the person, or the group {@link ModelAssignment#FALLBACK_GROUP}; nothing where it goes back to those it was
     *     offered to
     * @param why with %s for the name of whoever had it
     */
    private record Move(TaskEntity task, Optional<String> to, String why) {

        boolean isOne() {
            String from = task.getAssignee();
            return from != null && to.filter(from::equals).isEmpty();
        }

        boolean isToGroup() {
            return to.filter(ModelAssignment.FALLBACK_GROUP::equals).isPresent();
        }
    }

    private void move(List<Move> moves) {
        List<Move> real = moves.stream().filter(Move::isOne).toList();
        Map<String, String> names = assignment.namesOf(real.stream()
                .flatMap(move -> Stream.concat(Stream.of(move.task().getAssignee()), move.to().stream()))
                .collect(Collectors.toSet()));
        real.forEach(move -> move(move, names));
    }

    private void move(Move move, Map<String, String> names) {
        TaskEntity task = move.task();
        String from = names.get(task.getAssignee());
        if (move.isToGroup()
                && task.getCandidates().stream()
                        .noneMatch(link -> ModelAssignment.FALLBACK_GROUP.equals(link.getGroupId()))) {
            tasks.getObject().addCandidateGroup(task.getId(), ModelAssignment.FALLBACK_GROUP);
        }
        new AssignTaskCmd(task.getId(), move.isToGroup() ? null : move.to().orElse(null))
                .execute(Context.getCommandContext());
        tasks.getObject()
                .createComment(
                        task.getId(),
                        task.getProcessInstanceId(),
                        "Handed over from " + from + " to "
                                + move.to().map(names::get).orElse("those it was offered to") + ": "
                                + move.why().formatted(from) + ".");
    }
}

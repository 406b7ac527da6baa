package org.drumbeat.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** A task and the person who has it: its assignee or, while nobody has claimed it, one of its candidates. */
record OpenTask(TaskEntity task, String person) implements TaskView {

    static final String GONE = "This task is no longer open: somebody completed it, or the process went on without it.";

    /** @return nothing where it is somebody else's task, or nobody is logged in */
    static Optional<OpenTask> of(TaskEntity task, CommandContext engine) {
        String person = engine.getAuthenticatedUserId();
        if (person == null) {
            return Optional.empty();
        }
        boolean theirs = task.getAssignee() == null
                ? isCandidate(task, person, engine.getAuthenticatedGroupIds())
                : task.getAssignee().equals(person);
        return theirs ? Optional.of(new OpenTask(task, person)) : Optional.empty();
    }

    /** Whether its process has ended since the task was read: Tasklist asks again for what another request is completing. */
    static boolean isOver(TaskEntity task) {
        return task.getExecutionId() != null
                && (task.getExecution() == null || task.getExecution().getProcessInstance() == null);
    }

    private static boolean isCandidate(TaskEntity task, String person, List<String> groups) {
        return task.getCandidates().stream()
                .anyMatch(link ->
                        person.equals(link.getUserId()) || groups != null && groups.contains(link.getGroupId()));
    }

    @Override
    public String businessKey() {
        return task.getExecution().getProcessBusinessKey();
    }

    @Override
    public Instant dueAt() {
        return task.getDueDate() == null ? null : task.getDueDate().toInstant();
    }

    @Override
    public <T> T get(Fact<T> fact) {
        return fact.in(task);
    }
}

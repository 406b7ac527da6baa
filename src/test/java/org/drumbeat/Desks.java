package org.drumbeat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What people do at their desks in Tasklist, and what the engine does when nobody looks: for tests of processes. */
@Component
public final class Desks {

    private final ProcessEngine engine;

    public Desks(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Starts the newest version of a process by its form, as this person. Returns the business key. */
    public String start(String person, String process, Map<String, Object> answers) {
        return as(person, () -> {
            ProcessInstance started = engine.getFormService().submitStartForm(definition(process), answers);
            return started.getBusinessKey();
        });
    }

    /** Answers the open task of this kind, as this person, who claims it first where it is offered to their group. */
    public void complete(String person, String taskKey, String businessKey, Map<String, Object> answers) {
        Task task = taskOf(person, taskKey, businessKey);
        as(person, () -> {
            if (task.getAssignee() == null) {
                engine.getTaskService().claim(task.getId(), person);
            }
            engine.getFormService().submitTaskForm(task.getId(), answers);
            return null;
        });
    }

    /** What the form of the open task shows this person. */
    public Map<String, Object> see(String person, String taskKey, String businessKey) {
        Task task = taskOf(person, taskKey, businessKey);
        return as(person, () -> engine.getFormService().getTaskFormVariables(task.getId()));
    }

    /** Sends a message as a system does; it has to arrive. */
    public void send(String message, String businessKey) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .correlate();
    }

    /** Of what several people do at once, this person's; else the one there is. */
    private Task taskOf(String person, String taskKey, String businessKey) {
        List<Task> tasks = tasks(taskKey, businessKey);
        return tasks.stream()
                .filter(task -> person.equals(task.getAssignee()))
                .findFirst()
                .orElseGet(() -> task(taskKey, businessKey));
    }

    /** What several people do at once, in the order of their names. */
    public List<Task> tasks(String taskKey, String businessKey) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(taskKey)
                .processInstanceBusinessKey(businessKey)
                .orderByTaskAssignee()
                .asc()
                .list();
    }

    public Task task(String taskKey, String businessKey) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(taskKey)
                .processInstanceBusinessKey(businessKey)
                .singleResult();
    }

    /** The one about this; where it has called others that carry the same business key, the one that began. */
    public ProcessInstance instance(String businessKey) {
        List<ProcessInstance> about = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list();
        if (about.size() <= 1) {
            return about.stream().findFirst().orElse(null);
        }
        List<ProcessInstance> begun = about.stream()
                .filter(instance -> instance.getId().equals(instance.getRootProcessInstanceId()))
                .toList();
        if (begun.size() != 1) {
            throw new AssertionError(begun.size() + " processes have begun about " + businessKey);
        }
        return begun.get(0);
    }

    /** The one of this process. */
    public ProcessInstance instance(String businessKey, String process) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .processDefinitionKey(process)
                .singleResult();
    }

    /** The timer at this box, in whichever process about the aggregate it is. */
    public Job timer(String businessKey, String box) {
        return instances(businessKey).stream()
                .map(instance -> engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId(box)
                        .singleResult())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** Pauses everything about the aggregate with this id, as an admin does in Cockpit. */
    public void suspend(String businessKey) {
        instances(businessKey)
                .forEach(instance -> engine.getRuntimeService().suspendProcessInstanceById(instance.getId()));
    }

    public void resume(String businessKey) {
        instances(businessKey)
                .forEach(instance -> engine.getRuntimeService().activateProcessInstanceById(instance.getId()));
    }

    private List<ProcessInstance> instances(String businessKey) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list();
    }

    /** Runs what waits for the job executor in these processes, and what follows from it, until nothing does. */
    public void runJobs(String... businessKeys) {
        List<Job> due;
        do {
            due = List.of(businessKeys).stream()
                    .flatMap(businessKey -> engine
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(businessKey)
                            .list()
                            .stream())
                    .flatMap(instance -> engine
                            .getManagementService()
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .messages()
                            .executable()
                            .list()
                            .stream())
                    .toList();
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        } while (!due.isEmpty());
    }

    /** Does something as this person, with the groups that the person has. */
    public <T> T as(String person, Supplier<T> doing) {
        IdentityService identity = engine.getIdentityService();
        List<String> groups = identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(person, groups);
        try {
            return doing.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    private String definition(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }
}

package org.drumbeat.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The lists that everybody finds in Tasklist: their own tasks, those offered to their group, and what is overdue; and
 * everybody's tasks for HR, who pass tasks on.
 */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    private static final String OF_ALL = "Everybody's tasks";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TasklistFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** An existing filter stays as it is, since an admin may have changed it. */
    @Override
    public void afterSingletonsInstantiated() {
        Set<String> known = filters.createTaskFilterQuery().list().stream()
                .map(Filter::getName)
                .collect(Collectors.toSet());
        for (Filter filter : wanted()) {
            if (!known.contains(filter.getName())) {
                filters.saveFilter(filter);
                authorizations.saveAuthorization(readersOf(filter));
            }
        }
    }

    private List<Filter> wanted() {
        return List.of(
                filter("My tasks", 10, "#2563a8", "Assigned to you", mine()),
                filter(
                        "My group's tasks",
                        20,
                        "#2e7d4f",
                        "Offered to your group: claim one to work on it",
                        byDueDate(tasks.createTaskQuery()
                                .taskCandidateGroupInExpression("${currentUserGroups()}")
                                .taskUnassigned())),
                filter(
                        "Overdue",
                        30,
                        "#b3402a",
                        "Assigned to you and past the due date",
                        mine().dueBeforeExpression("${now()}")),
                filter(
                        OF_ALL,
                        40,
                        "#546e7a",
                        "To pass one on, open it and click its assignee",
                        byDueDate(tasks.createTaskQuery())));
    }

    private TaskQuery mine() {
        return byDueDate(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    }

    private static TaskQuery byDueDate(TaskQuery query) {
        return query.orderByDueDate().asc();
    }

    private Filter filter(String name, int priority, String color, String description, TaskQuery query) {
        return filters.newTaskFilter(name)
                .setQuery(query)
                .setProperties(Map.of(
                        "color", color,
                        "description", description,
                        "priority", priority,
                        "refresh", true,
                        "showUndefinedVariable", false));
    }

    private Authorization readersOf(Filter filter) {
        Authorization readers;
        if (filter.getName().equals(OF_ALL)) {
            readers = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            readers.setGroupId(ModelAssignment.FALLBACK_GROUP);
        } else {
            readers = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            readers.setUserId(Authorization.ANY);
        }
        readers.setResource(Resources.FILTER);
        readers.setResourceId(filter.getId());
        readers.addPermission(Permissions.READ);
        return readers;
    }
}

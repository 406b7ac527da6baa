package org.drumbeat.workflow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/**
 * Says who may do what with a task or a process, according to the diagram: the assignee may work on the task and see its
 * history, even after it is done, and loses both when somebody else is assigned; those it is offered to may claim it while
 * it is offered; the candidate starter groups of a process may start it.
 */
final class TaskPermissions extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = {};

    /** People's names and addresses come from the import: nobody changes their own. */
    @Override
    public AuthorizationEntity[] newUser(User user) {
        return new AuthorizationEntity[] {
            createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ)
        };
    }

    /** Admins can use every filter through their group, and no longer once they leave it. */
    @Override
    public AuthorizationEntity[] newFilter(Filter filter) {
        return NONE;
    }

    /** Likewise. */
    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String now) {
        if (before != null && !before.equals(now)) {
            take(Resources.HISTORIC_TASK, task, before);
            if (!before.equals(task.getOwner()) && !isLinked((TaskEntity) task, before)) {
                take(Resources.TASK, task, before);
            }
        }
        return super.newTaskAssignee(task, before, now);
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String before, String now) {
        if (before != null
                && !before.equals(now)
                && !before.equals(task.getAssignee())
                && !isLinked((TaskEntity) task, before)) {
            take(Resources.TASK, task, before);
        }
        return super.newTaskOwner(task, before, now);
    }

    /**
     * The right goes with the link, unless another link is left. When a task ends, the engine removes all of them at once.
     */
    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String person, String type) {
        boolean isLeft = person.equals(task.getAssignee())
                || person.equals(task.getOwner())
                || othersThan(type, (TaskEntity) task)
                        .map(IdentityLink::getUserId)
                        .anyMatch(person::equals);
        if (!isLeft && !((TaskEntity) task).isDeleted()) {
            take(Resources.TASK, task, person);
        }
        return NONE;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String group, String type) {
        boolean isLeft = othersThan(type, (TaskEntity) task)
                .map(IdentityLink::getGroupId)
                .anyMatch(group::equals);
        if (!isLeft && !((TaskEntity) task).isDeleted()) {
            getAuthorizationManager().deleteAuthorizationsByResourceIdAndGroupId(Resources.TASK, task.getId(), group);
        }
        return NONE;
    }

    private void take(Resources resource, Task task, String person) {
        getAuthorizationManager().deleteAuthorizationsByResourceIdAndUserId(resource, task.getId(), person);
    }

    private static boolean isLinked(TaskEntity task, String person) {
        return task.getIdentityLinks().stream().map(IdentityLink::getUserId).anyMatch(person::equals);
    }

    private static Stream<? extends IdentityLink> othersThan(String type, TaskEntity task) {
        return task.getIdentityLinks().stream().filter(link -> !type.equals(link.getType()));
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String person, String type) {
        return withoutHistory(super.newTaskUserIdentityLink(task, person, type));
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
        return withoutHistory(super.newTaskGroupIdentityLink(task, group, type));
    }

    /**
     * Nobody has been granted anything on a task that is only just being created, so the database is not asked. Of another
     * one, the grants on the task and on its history are read at once, since the engine asks for both.
     */
    @Override
    protected AuthorizationEntity getGrantAuthorization(String taskId, String person, String group, Resource resource) {
        DbEntityManager database = Context.getCommandContext().getDbEntityManager();
        TaskEntity task = database.getCachedEntity(TaskEntity.class, taskId);
        // A task of no process has the id that somebody chose for it.
        boolean isNew = task != null && task.getExecutionId() != null && task.getRevision() == 0;
        if (isNew) {
            return null;
        }
        Map<String, Object> whose = new HashMap<>();
        whose.put("type", Authorization.AUTH_TYPE_GRANT);
        whose.put("userId", person);
        whose.put("groupId", group);
        whose.put("resourceId", taskId);
        List<?> granted =
                database.selectListWithRawParameter("selectAuthorizationByParameters", whose, 0, Integer.MAX_VALUE);
        return granted.stream()
                .map(AuthorizationEntity.class::cast)
                .filter(grant -> grant.getResourceType() == resource.resourceType())
                .findFirst()
                .orElse(null);
    }

    /** The history of a task, not of the variables it saw. */
    @Override
    protected Permission[] getHistoricPermissions(boolean ofVariables) {
        return new Permission[] {HistoricTaskPermissions.READ};
    }

    private static AuthorizationEntity[] withoutHistory(AuthorizationEntity[] authorizations) {
        return Arrays.stream(authorizations)
                .filter(authorization -> authorization.getResourceType() == Resources.TASK.resourceType())
                .toArray(AuthorizationEntity[]::new);
    }

    @Override
    public AuthorizationEntity[] newProcessDefinition(ProcessDefinition definition) {
        Set<String> groups = ((ProcessDefinitionEntity) definition)
                .getCandidateStarterGroupIdExpressions().stream()
                        .map(Expression::getExpressionText)
                        .collect(Collectors.toSet());
        return Stream.concat(
                        groups.stream().map(group -> mayStart(definition.getKey(), group)),
                        mayStartNoLonger(definition.getKey(), groups))
                .toArray(AuthorizationEntity[]::new);
    }

    /** The groups that an older version named and this one does not. */
    private Stream<AuthorizationEntity> mayStartNoLonger(String process, Set<String> groups) {
        AuthorizationQueryImpl grants = new AuthorizationQueryImpl();
        grants.authorizationType(Authorization.AUTH_TYPE_GRANT)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(process);
        return getAuthorizationManager().selectAuthorizationByQueryCriteria(grants).stream()
                .map(AuthorizationEntity.class::cast)
                .filter(grant -> grant.getGroupId() != null && !groups.contains(grant.getGroupId()))
                .filter(grant -> grant.isPermissionGranted(ProcessDefinitionPermissions.CREATE_INSTANCE))
                .peek(grant -> grant.removePermission(ProcessDefinitionPermissions.CREATE_INSTANCE));
    }

    private AuthorizationEntity mayStart(String process, String group) {
        AuthorizationEntity known = getGrantAuthorizationByGroupId(group, Resources.PROCESS_DEFINITION, process);
        return known != null
                ? granted(known)
                : granted(createGrantAuthorization(null, group, Resources.PROCESS_DEFINITION, process));
    }

    private static AuthorizationEntity granted(AuthorizationEntity authorization) {
        Stream.of(ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE)
                .forEach(authorization::addPermission);
        return authorization;
    }
}

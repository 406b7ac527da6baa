package org.drumbeat.workflow;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AbstractVariableQueryImpl;
import org.camunda.bpm.engine.impl.ActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.ExternalTaskQueryImpl;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Allows searching by variables only to those who may read the variables of every process: search results reveal what is in
 * them.
 *
 * <p>The engine asks for that right where it shows variables, but not where it compares them. Every query on behalf of a
 * checked user passes through here, whichever way it came: by REST, from a stored filter, or from a query that extends one.
 */
final class VariableSearches extends AuthorizationManager {

    static final int MOST_ALTERNATIVES = 20;

    private static final List<Permission> RIGHTS = List.of(
            ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
            ProcessDefinitionPermissions.READ_TASK_VARIABLE,
            ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);

    /** @throws AuthorizationException with a sentence, which REST answers with 403 */
    @Override
    public void configureQuery(ListQueryParameterObject query) {
        long alternatives = withAlternatives(query).count() - 2;
        if (alternatives > MOST_ALTERNATIVES) {
            throw new BadUserRequestException("“orQueries” can have at most " + MOST_ALTERNATIVES + " entries.");
        }
        if (comparesVariables(query) || sortsByVariables(query)) {
            ensureAllowed();
        }
        super.configureQuery(query);
    }

    /** @throws AuthorizationException where the user being checked may not search by variables */
    void ensureAllowed() {
        if (isAuthCheckExecuted()
                && !RIGHTS.stream()
                        .allMatch(right -> isAuthorized(right, Resources.PROCESS_DEFINITION, Authorization.ANY))) {
            throw new AuthorizationException(
                    "Only admins search by variables or sort the tasks of others by them, since what"
                            + " is found tells what is in them. Leave the variables out.");
        }
    }

    private static boolean comparesVariables(ListQueryParameterObject query) {
        return withAlternatives(query).anyMatch(VariableSearches::namesVariables);
    }

    /** The query and its {@code orQueries}. */
    private static Stream<? extends ListQueryParameterObject> withAlternatives(ListQueryParameterObject query) {
        Stream<? extends ListQueryParameterObject> alternatives = Stream.empty();
        if (query instanceof TaskQueryImpl tasks) {
            alternatives = tasks.getQueries().stream();
        } else if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            alternatives = tasks.getQueries().stream();
        } else if (query instanceof ProcessInstanceQueryImpl instances) {
            alternatives = instances.getQueries().stream();
        } else if (query instanceof HistoricProcessInstanceQueryImpl instances) {
            alternatives = instances.getQueries().stream();
        }
        return Stream.concat(Stream.of(query), alternatives);
    }

    private static boolean namesVariables(ListQueryParameterObject query) {
        if (query instanceof VariableInstanceQueryImpl) {
            // Only finds variables that the user may read.
            return false;
        }
        if (query instanceof TaskQueryImpl tasks) {
            return !tasks.getVariables().isEmpty();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            return !tasks.getVariables().isEmpty();
        }
        if (query instanceof ExternalTaskQueryImpl tasks) {
            return !tasks.getVariables().isEmpty();
        }
        return query instanceof AbstractVariableQueryImpl<?, ?> any
                && !any.getQueryVariableValues().isEmpty();
    }

    /** Users may sort their own tasks the way Tasklist offers. */
    private boolean sortsByVariables(ListQueryParameterObject query) {
        return query.getOrderingProperties().stream()
                        .anyMatch(order -> QueryOrderingProperty.RELATION_VARIABLE.equals(order.getRelation()))
                && !(query instanceof TaskQueryImpl tasks && isOfWhoAsks(tasks));
    }

    private boolean isOfWhoAsks(TaskQueryImpl tasks) {
        return tasks.getAssignee() != null
                && getCurrentAuthentication() != null
                && tasks.getAssignee().equals(getCurrentAuthentication().getUserId());
    }

    /** Of all lists alike: by rights on each row or on whole processes. */
    @Override
    protected void addPermissionCheck(AuthorizationCheck rights, CompositePermissionCheck needed) {
        super.addPermissionCheck(rights, needed);
        EngineLists.checkNoMoreThanNeeded(rights, getDbEntityManager());
    }

    /** The engine sets the rights of this one by itself. */
    @Override
    public void configureActivityStatisticsQuery(ActivityStatisticsQueryImpl query) {
        super.configureActivityStatisticsQuery(query);
        EngineLists.checkNoMoreThanNeeded(query.getAuthCheck(), getDbEntityManager());
    }

    /**
     * Nobody here is in more than a few groups. The engine expects many and reads all rights of everybody, with each
     * request, to leave out the groups without any.
     */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    /** Who should not have a right is not granted it: revocations would have to be looked for with every request. */
    @Override
    public void insert(DbEntity authorization) {
        if (((AuthorizationEntity) authorization).getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE) {
            throw new BadUserRequestException(
                    "Rights are granted here, and never denied: take away the grant instead, or the role that has it.");
        }
        super.insert(authorization);
    }
}

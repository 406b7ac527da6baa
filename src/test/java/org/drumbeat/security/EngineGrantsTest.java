package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DrumbeatTest
class EngineGrantsTest {

    @Autowired
    private AuthorizationService authorizationService;

    @Autowired
    private EngineGrants grants;

    @Autowired
    private ProcessEngine engine;

    @Test
    void everybodySeesTheProcessesAndTasklistAndMayStartWhatTheDiagramAllows() {
        for (String group : List.of("rep", "manager", "leader", "hr")) {
            assertThat(may(group, READ, PROCESS_DEFINITION)).as(group).isTrue();
            assertThat(may(group, Permissions.CREATE, PROCESS_INSTANCE)).isTrue();
            assertThat(may(group, CREATE_INSTANCE, PROCESS_DEFINITION)).isFalse();
            assertThat(opens(group, "tasklist")).isTrue();
            assertThat(opens(group, "welcome")).isTrue();
            assertThat(opens(group, "admin")).isFalse();
            assertThat(may(group, Permissions.CREATE, DEPLOYMENT)).isFalse();
            assertThat(may(group, READ_INSTANCE_VARIABLE, PROCESS_DEFINITION)).isFalse();
        }
    }

    @Test
    void leadersAndHrSeeWhatIsRunningAndHrReassigns() {
        for (String group : List.of("leader", "hr")) {
            assertThat(opens(group, "cockpit")).isTrue();
            assertThat(may(group, READ_INSTANCE, PROCESS_DEFINITION)).isTrue();
            assertThat(may(group, READ_HISTORY, PROCESS_DEFINITION)).isTrue();
        }
        for (String group : List.of("rep", "manager")) {
            assertThat(opens(group, "cockpit")).isFalse();
            assertThat(may(group, READ_INSTANCE, PROCESS_DEFINITION)).isFalse();
            assertThat(may(group, READ_HISTORY, PROCESS_DEFINITION)).isFalse();
        }
        assertThat(may("hr", TASK_ASSIGN, PROCESS_DEFINITION)).isTrue();
        assertThat(may("hr", READ_TASK, PROCESS_DEFINITION)).isTrue();
        assertThat(may("hr", Permissions.READ, USER)).isTrue();
        assertThat(may("leader", TASK_ASSIGN, PROCESS_DEFINITION)).isFalse();
        assertThat(may("leader", Permissions.READ, USER)).isFalse();
    }

    @Test
    void adminsMayDoEverything() {
        for (String group : List.of("admin", "camunda-admin")) {
            assertThat(may(group, Permissions.ALL, PROCESS_DEFINITION)).isTrue();
            assertThat(may(group, Permissions.CREATE, DEPLOYMENT)).isTrue();
            assertThat(opens(group, "admin")).isTrue();
        }
        assertThat(may("intake", READ, PROCESS_DEFINITION)).isFalse();
    }

    @Test
    void aSecondStartAddsNothingBringsBackWhatIsMissingAndKeepsWhatAnAdminAdded() {
        long before = authorizationService.createAuthorizationQuery().count();
        Authorization leaders = leaders();
        leaders.removePermission(READ_HISTORY);
        leaders.addPermission(READ_TASK);
        authorizationService.saveAuthorization(leaders);
        assertThat(may("leader", READ_HISTORY, PROCESS_DEFINITION)).isFalse();

        grants.afterSingletonsInstantiated();

        assertThat(may("leader", READ_HISTORY, PROCESS_DEFINITION)).isTrue();
        assertThat(may("leader", READ_TASK, PROCESS_DEFINITION)).isTrue();
        assertThat(authorizationService.createAuthorizationQuery().count()).isEqualTo(before);

        Authorization granted = leaders();
        granted.removePermission(READ_TASK);
        authorizationService.saveAuthorization(granted);
    }

    @Test
    void theEngineIsSetToTellNoMoreThanItMust() {
        ProcessEngineConfigurationImpl settings =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(settings.isAuthorizationEnabled()).isTrue();
        assertThat(settings.isEnforceSpecificVariablePermission()).isTrue();
        assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(settings.getQueryMaxResultsLimit()).isEqualTo(2000);
        assertThat(settings.getDefaultUserPermissionNameForTask()).isEqualTo("TASK_WORK");
    }

    private Authorization leaders() {
        return authorizationService
                .createAuthorizationQuery()
                .groupIdIn("leader")
                .resourceType(PROCESS_DEFINITION)
                .resourceId(Authorization.ANY)
                .singleResult();
    }

    private boolean may(String group, Permission permission, Resource resource) {
        return authorizationService.isUserAuthorized(
                "somebody", List.of(group), permission, resource, Authorization.ANY);
    }

    private boolean opens(String group, String webapp) {
        return authorizationService.isUserAuthorized(
                "somebody", List.of(group), Permissions.ACCESS, APPLICATION, webapp);
    }
}

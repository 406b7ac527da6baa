package org.drumbeat.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Grants each group what it may do in the engine, at every start.
 *
 * <p>What is missing is added; what an admin has granted on top stays. A grant has to be removed here, since otherwise the
 * next start would bring it back.
 */
@Component
class EngineGrants implements SmartInitializingSingleton {

    private final AuthorizationService authorizationService;

    EngineGrants(AuthorizationService authorizationService) {
        this.authorizationService = authorizationService;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<Place, Authorization> existing = authorizationService
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(Groups.PEOPLE.toArray(String[]::new))
                .list()
                .stream()
                .collect(Collectors.toMap(EngineGrants::placeOf, Function.identity()));
        for (Grant grant : plan()) {
            Authorization authorization = existing.getOrDefault(grant.place(), newAuthorization(grant.place()));
            if (!grant.permissions().stream().allMatch(authorization::isPermissionGranted)) {
                grant.permissions().forEach(authorization::addPermission);
                authorizationService.saveAuthorization(authorization);
            }
        }
    }

    private static List<Grant> plan() {
        List<Grant> plan = new ArrayList<>();
        for (String admins : Groups.ADMINS) {
            for (Resource resource : Resources.values()) {
                plan.add(grant(admins, resource, ANY, Permissions.ALL));
            }
        }
        for (String group : List.of(Groups.REP, Groups.MANAGER, Groups.LEADER, Groups.HR)) {
            plan.add(grant(group, Resources.APPLICATION, "welcome", Permissions.ACCESS));
            for (Webapp webapp : Webapp.values()) {
                if (webapp.groups().contains(group)) {
                    plan.add(grant(group, Resources.APPLICATION, webapp.id(), Permissions.ACCESS));
                }
            }
            // The diagram says which groups may start a process.
            plan.add(grant(group, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE));
        }
        for (String group : List.of(Groups.REP, Groups.MANAGER)) {
            plan.add(grant(group, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ));
        }
        // Leaders and HR see what is running and where it waits; what is in it (the variables) stays closed to them.
        plan.add(grant(
                Groups.LEADER,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY));
        // HR passes on the tasks of people who are away, and looks for whom to give them to.
        plan.add(grant(
                Groups.HR,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_ASSIGN));
        plan.add(grant(Groups.HR, Resources.USER, ANY, Permissions.READ));
        plan.add(grant(Groups.HR, Resources.GROUP, ANY, Permissions.READ));
        return plan;
    }

    private Authorization newAuthorization(Place place) {
        Authorization authorization = authorizationService.createNewAuthorization(AUTH_TYPE_GRANT);
        authorization.setGroupId(place.group());
        authorization.setResourceType(place.resourceType());
        authorization.setResourceId(place.resourceId());
        return authorization;
    }

    private static Grant grant(String group, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(new Place(group, resource.resourceType(), resourceId), Arrays.asList(permissions));
    }

    private static Place placeOf(Authorization authorization) {
        return new Place(authorization.getGroupId(), authorization.getResourceType(), authorization.getResourceId());
    }

    private record Grant(Place place, List<Permission> permissions) {}

    /** The engine keeps one row for each. */
    private record Place(String group, int resourceType, String resourceId) {}
}

package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.history.UserOperationLogQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.runtime.VariableInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everybody is shown exactly the rows that the engine's own statements would show them, whatever rights there are. */
@AlsoOnPostgres(Kind.SQL)
@DrumbeatTest
class EngineListsTest {

    private static final List<String> PEOPLE = List.of("rosa", "raj", "marco", "vera", "hana", "ada");
    private static final List<String> GROUPS = List.of("rep", "manager", "leader", "hr");
    private static final List<String> PROCESSES = List.of("listed-one", "listed-two");
    private static final int TASKS = 30;
    private static final int RIGHTS = 25;

    private static final String ENGINE = "org.camunda.bpm.engine.impl.persistence.entity.";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private EngineRoom room;

    @Autowired
    private JdbcTemplate jdbc;

    private final List<String> deployments = new ArrayList<>();
    private final List<String> granted = new ArrayList<>();
    private Desks desks;
    private AuthorizationService rights;

    @BeforeEach
    void deploy() {
        desks = new Desks(engine);
        rights = engine.getAuthorizationService();
        for (String process : PROCESSES) {
            deployments.add(engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            process + ".bpmn",
                            Bpmn.createExecutableProcess(process)
                                    .camundaHistoryTimeToLiveString("P1D")
                                    .startEvent()
                                    .userTask("Task_Listed")
                                    .camundaAssignee("vera")
                                    .endEvent()
                                    .done())
                    .deploy()
                    .getId());
        }
    }

    @AfterEach
    void forget() {
        granted.forEach(rights::deleteAuthorization);
        room.postProcessEngineBuild(engine);
        deployments.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everybodyIsShownWhatTheEngineWouldShowThem(int seed) {
        Random random = new Random(seed);
        IntStream.range(0, TASKS).forEach(i -> begin(random));
        IntStream.range(0, RIGHTS).forEach(i -> grantOrTake(random));

        Map<String, Integer> shown = new LinkedHashMap<>();
        PEOPLE.forEach(person -> shown.put(person, desks.as(person, this::assertShownAsByTheEngine)));

        assertThat(shown.get("rosa")).as("a rep sees some of what HR sees").isPositive();
        assertThat(shown.get("hana")).isGreaterThanOrEqualTo(TASKS / 2).isGreaterThan(shown.get("rosa"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa", "hana"})
    void whatIsTakenFromSomebodyTheyDoNotSee(String person) {
        Random random = new Random(4);
        IntStream.range(0, TASKS).forEach(i -> begin(random));
        jdbc.update(
                """
                insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
                values ('of-before', 1, ?, ?, ?, ?, 0)""",
                Authorization.AUTH_TYPE_REVOKE,
                person,
                Resources.TASK.resourceType(),
                task(random).getId());
        granted.add("of-before");
        room.postProcessEngineBuild(engine);

        desks.as(person, this::assertShownAsByTheEngine);
    }

    @Test
    void whoeverMayReadEverythingIsNotCheckedRowByRowAndNobodyByAJoin() {
        assertThat(statement("hana")).contains("ACT_RU_TASK").doesNotContain("ACT_RU_AUTHORIZATION", "distinct");
        assertThat(statement("rosa"))
                .contains("RES.ID_ in", "ACT_RU_AUTHORIZATION")
                .doesNotContain("join", "distinct");
    }

    /** What lists the tasks of this person. */
    private String statement(String person) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return desks.as(
                person,
                () -> configuration.getCommandExecutorTxRequired().execute(context -> {
                    TaskQueryImpl tasks = new TaskQueryImpl();
                    context.getAuthorizationManager().configureTaskQuery(tasks);
                    return configuration
                            .getSqlSessionFactory()
                            .getConfiguration()
                            .getMappedStatement(
                                    configuration.getDbSqlSessionFactory().mapStatement("selectTaskByQueryCriteria"))
                            .getBoundSql(tasks)
                            .getSql();
                }));
    }

    /** A task in a state that a task can come to, or one that is done. */
    private void begin(Random random) {
        TaskService tasks = engine.getTaskService();
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey(any(random, PROCESSES), "listed-" + random.nextInt(5))
                .getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        tasks.setVariableLocal(task, "noted", random.nextInt());
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> tasks.setAssignee(task, any(random, PEOPLE));
                case 1 -> tasks.setAssignee(task, null);
                case 2 -> tasks.addCandidateGroup(task, any(random, GROUPS));
                case 3 -> tasks.addCandidateUser(task, any(random, PEOPLE));
                case 4 -> tasks.setOwner(task, any(random, PEOPLE));
                default -> tasks.deleteCandidateGroup(task, any(random, GROUPS));
            }
        }
        if (random.nextInt(4) == 0) {
            tasks.complete(task);
        }
    }

    /** A right that an admin gives, or takes away by deleting what somebody had. */
    private void grantOrTake(Random random) {
        Task task = task(random);
        String instance = task.getProcessInstanceId();
        switch (random.nextInt(8)) {
            case 0 -> grant(random, Resources.TASK, task.getId(), Permissions.READ);
            case 1 -> grant(random, Resources.TASK, task.getId(), Permissions.UPDATE);
            case 2 -> grant(random, Resources.HISTORIC_TASK, task.getId(), HistoricTaskPermissions.READ);
            case 3 -> grant(random, Resources.PROCESS_INSTANCE, instance, Permissions.READ);
            case 4 ->
                grant(
                        random,
                        Resources.PROCESS_DEFINITION,
                        any(random, PROCESSES),
                        any(
                                random,
                                List.of(
                                        ProcessDefinitionPermissions.READ_TASK,
                                        ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                                        ProcessDefinitionPermissions.READ_INSTANCE,
                                        ProcessDefinitionPermissions.READ_HISTORY)));
            case 5 ->
                grant(random, Resources.OPERATION_LOG_CATEGORY, "TaskWorker", UserOperationLogCategoryPermissions.READ);
            case 6 ->
                grant(
                        random,
                        Resources.TASK,
                        task.getId(),
                        org.camunda.bpm.engine.authorization.TaskPermissions.READ_VARIABLE);
            default ->
                rights.createAuthorizationQuery().resourceId(task.getId()).list().stream()
                        .filter(right -> !granted.contains(right.getId()))
                        .limit(1)
                        .map(Authorization::getId)
                        .forEach(rights::deleteAuthorization);
        }
    }

    /** To a person, a group or everybody, unless they have some right there already. */
    private void grant(Random random, Resource resource, String id, Permission permission) {
        int whom = random.nextInt(5);
        Authorization right = rights.createNewAuthorization(
                whom == 0 ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
        if (whom == 1 || whom == 2) {
            right.setGroupId(any(random, GROUPS));
        } else {
            right.setUserId(whom == 0 ? Authorization.ANY : any(random, PEOPLE));
        }
        right.setResource(resource);
        right.setResourceId(id);
        right.addPermission(permission);
        boolean isThere = rights.createAuthorizationQuery().resourceType(resource).resourceId(id).list().stream()
                .anyMatch(other -> Objects.equals(other.getUserId(), right.getUserId())
                        && Objects.equals(other.getGroupId(), right.getGroupId()));
        if (!isThere) {
            granted.add(rights.saveAuthorization(right).getId());
        }
    }

    private Task task(Random random) {
        return any(
                random,
                engine.getTaskService()
                        .createTaskQuery()
                        .processDefinitionKeyIn(PROCESSES.toArray(String[]::new))
                        .list());
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** @return how many tasks there are for whoever asks */
    private int assertShownAsByTheEngine() {
        String person = engine.getIdentityService().getCurrentAuthentication().getUserId();
        tasks(person)
                .forEach((what, query) -> assertSame(
                        person + ": " + what,
                        query,
                        Task::getId,
                        "TaskEntity.selectTaskByQueryCriteria",
                        (manager, asked) -> manager.configureTaskQuery((TaskQueryImpl) asked)));
        pastTasks(person)
                .forEach((what, query) -> assertSame(
                        person + ": " + what,
                        query,
                        HistoricTaskInstance::getId,
                        "HistoricTaskInstanceEntity.selectHistoricTaskInstancesByQueryCriteria",
                        (manager, asked) ->
                                manager.configureHistoricTaskInstanceQuery((HistoricTaskInstanceQueryImpl) asked)));
        instances()
                .forEach((what, query) -> assertSame(
                        person + ": " + what,
                        query,
                        ProcessInstance::getId,
                        "ExecutionEntity.selectProcessInstanceByQueryCriteria",
                        (manager, asked) -> manager.configureExecutionQuery((ProcessInstanceQueryImpl) asked)));
        operations()
                .forEach((what, query) -> assertSame(
                        person + ": " + what,
                        query,
                        UserOperationLogEntry::getId,
                        "org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity.selectUserOperationLogEntriesByQueryCriteria",
                        (manager, asked) -> manager.configureUserOperationLogQuery((UserOperationLogQueryImpl) asked)));
        variables()
                .forEach((what, query) -> assertSame(
                        person + ": " + what,
                        query,
                        VariableInstance::getId,
                        "VariableInstanceEntity.selectVariableInstanceByQueryCriteria",
                        (manager, asked) -> new VariableInstanceRights().configure((VariableInstanceQueryImpl) asked)));
        return (int) engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKeyIn(PROCESSES.toArray(String[]::new))
                .count();
    }

    private Map<String, Supplier<TaskQuery>> tasks(String person) {
        Supplier<TaskQuery> tasks = () -> engine.getTaskService().createTaskQuery();
        Map<String, Supplier<TaskQuery>> asked = new LinkedHashMap<>();
        asked.put("tasks", tasks);
        asked.put("tasks by due date", () -> tasks.get().orderByDueDate().desc());
        asked.put(
                "tasks by name",
                () -> tasks.get().orderByTaskNameCaseInsensitive().asc());
        asked.put(
                "tasks of their own",
                () -> tasks.get().taskAssignee(person).orderByTaskPriority().asc());
        asked.put("tasks offered to them", () -> tasks.get().taskCandidateUser(person));
        asked.put(
                "tasks offered to any group, assigned or not",
                () -> tasks.get().taskCandidateGroupIn(GROUPS).includeAssignedTasks());
        asked.put("tasks they are involved in", () -> tasks.get().taskInvolvedUser(person));
        asked.put("tasks with candidates", () -> tasks.get().withCandidateGroups());
        asked.put("tasks of a process", () -> tasks.get().processDefinitionKey(PROCESSES.get(0)));
        asked.put("tasks about something", () -> tasks.get().processInstanceBusinessKeyLike("listed-%"));
        asked.put(
                "tasks of two people, or of a process",
                () -> tasks.get()
                        .or()
                        .taskAssigneeIn("rosa", "vera")
                        .processDefinitionKey(PROCESSES.get(1))
                        .endOr()
                        .or()
                        .taskUnassigned()
                        .taskPriority(50)
                        .endOr());
        return asked;
    }

    private Map<String, Supplier<HistoricTaskInstanceQuery>> pastTasks(String person) {
        Supplier<HistoricTaskInstanceQuery> tasks =
                () -> engine.getHistoryService().createHistoricTaskInstanceQuery();
        return Map.of(
                "past tasks", tasks,
                "past tasks that are done",
                        () -> tasks.get()
                                .finished()
                                .orderByHistoricTaskInstanceEndTime()
                                .asc(),
                "past tasks of a process", () -> tasks.get().processDefinitionKey(PROCESSES.get(0)),
                "past tasks they were involved in", () -> tasks.get().taskInvolvedUser(person),
                "past tasks of running processes", () -> tasks.get().processUnfinished());
    }

    private Map<String, Supplier<ProcessInstanceQuery>> instances() {
        Supplier<ProcessInstanceQuery> instances =
                () -> engine.getRuntimeService().createProcessInstanceQuery();
        return Map.of(
                "instances", instances,
                "instances of a process", () -> instances.get().processDefinitionKey(PROCESSES.get(1)),
                "instances at a box", () -> instances.get().activityIdIn("Task_Listed"),
                "instances about something", () -> instances.get().processInstanceBusinessKey("listed-1"),
                "instances by key", () -> instances.get().orderByBusinessKey().desc());
    }

    private Map<String, Supplier<UserOperationLogQuery>> operations() {
        Supplier<UserOperationLogQuery> operations =
                () -> engine.getHistoryService().createUserOperationLogQuery();
        return Map.of(
                "operations", operations,
                "operations of a process", () -> operations.get().processDefinitionKey(PROCESSES.get(0)),
                "operations by time", () -> operations.get().orderByTimestamp().desc());
    }

    private Map<String, Supplier<VariableInstanceQuery>> variables() {
        Supplier<VariableInstanceQuery> variables =
                () -> engine.getRuntimeService().createVariableInstanceQuery();
        return Map.of(
                "variables",
                variables,
                "variables of tasks, by name",
                () -> variables
                        .get()
                        .variableName("noted")
                        .orderByVariableName()
                        .asc());
    }

    /** The engine does not let others ask. */
    private static final class VariableInstanceRights extends AuthorizationManager {

        void configure(VariableInstanceQueryImpl query) {
            configureVariableInstanceQuery(query);
        }
    }

    private <T> void assertSame(
            String what,
            Supplier<? extends Query<?, T>> query,
            Function<T, String> id,
            String statement,
            BiConsumer<AuthorizationManager, AbstractQuery<?, ?>> configure) {
        List<String> shown =
                query.get().unlimitedList().stream().map(id).sorted().toList();
        List<T> byTheEngine = byTheEngine(
                (AbstractQuery<?, ?>) query.get(),
                statement.startsWith("org.") ? statement : ENGINE + statement,
                configure);
        assertThat(shown)
                .as(what)
                .containsExactlyElementsOf(byTheEngine.stream().map(id).sorted().toList());
        assertThat(query.get().count()).as(what).isEqualTo(shown.size());
    }

    /** As it would be without what is tested here: checked and read by the engine alone, with the join. */
    private <T> List<T> byTheEngine(
            AbstractQuery<?, ?> query,
            String statement,
            BiConsumer<AuthorizationManager, AbstractQuery<?, ?>> configure) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    configure.accept(new AuthorizationManager(), query);
                    ListQueryParameterObject parameters = query;
                    parameters.setDatabaseType(
                            context.getDbSqlSession().getDbSqlSessionFactory().getDatabaseType());
                    return context.getDbSqlSession().getSqlSession().selectList(statement, parameters);
                });
    }
}

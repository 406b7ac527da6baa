package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the timer on a task tells of it, whatever the diagram, and what a delegate behind one learns. */
@DrumbeatTest
class ReminderTest {

    private static final String DAY = "2027-03-10";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    @Autowired
    private JdbcTemplate jdbc;

    private TestModels models;
    private ProcessInstance instance;
    private ProcessInstance other;
    private JavaDelegate reminding;

    @BeforeEach
    void begin() {
        reminding =
                execution -> beans.getBean("remindAssignee", JavaDelegate.class).execute(execution);
        models = new TestModels(engine.getRepositoryService(), beans)
                .bean("remind", (JavaDelegate) execution -> reminding.execute(execution))
                .deploy("reminder.bpmn");
        instance = start();
        other = start();
    }

    @AfterEach
    void takeAway() {
        models.close();
    }

    @Test
    void remindsWhoeverHasTheTaskOfThisInstance() {
        engine.getTaskService().claim(task(instance).getId(), "hana");
        engine.getTaskService().claim(task(other).getId(), "hugo");

        fire("BoundaryEvent_Overdue");

        assertThat(told(instance)).containsExactly("REMINDER Task_Prepare hana null");
        assertThat(mails(instance)).containsExactly("Due: Prepare to hana@example.com");
        assertThat(told(other)).isEmpty();
    }

    @Test
    void remindsEverybodyOfTheGroupThatItIsOfferedTo() {
        fire("BoundaryEvent_Overdue");

        assertThat(told(instance)).containsExactly("REMINDER Task_Prepare hr null");
        assertThat(mails(instance))
                .contains(
                        "Due: Prepare (offered to HR) to hana@example.com",
                        "Due: Prepare (offered to HR) to hugo@example.com");
    }

    @Test
    void remindsTheGroupThatIsKnownWhereTheTaskIsOfferedToAnotherToo() {
        engine.getTaskService().addCandidateGroup(task(instance).getId(), "agency");

        fire("BoundaryEvent_Overdue");

        assertThat(told(instance)).containsExactly("REMINDER Task_Prepare hr null");
    }

    @Test
    void remindsHrWhereTheGroupIsNoRole() {
        engine.getTaskService().addCandidateGroup(task(instance).getId(), "controllers");
        engine.getTaskService().deleteCandidateGroup(task(instance).getId(), "hr");

        fire("BoundaryEvent_Overdue");

        assertThat(told(instance)).containsExactly("REMINDER Task_Prepare controllers null");
        assertThat(mails(instance))
                .contains(
                        "Due: Prepare (offered to the group “controllers”) to hana@example.com",
                        "Due: Prepare (offered to the group “controllers”) to hugo@example.com");
    }

    @Test
    void remindsNobodyOfWhatHasJustBeenEnded() {
        engine.getTaskService().claim(task(instance).getId(), "hana");

        fire("BoundaryEvent_GivenUp");

        assertThat(task(instance)).isNull();
        assertThat(told(instance)).isEmpty();
    }

    @Test
    void tellsTheSuperiorOfWhoeverHasTheTask() {
        reminding =
                execution -> beans.getBean("tellSuperior", JavaDelegate.class).execute(execution);
        engine.getTaskService().setAssignee(task(instance).getId(), "marco");

        fire("BoundaryEvent_Overdue");

        assertThat(told(instance)).containsExactly("ESCALATION Task_Prepare marco vera");
        assertThat(mails(instance)).containsExactly("Overdue: Marco Bianchi, Prepare to vera@example.com");
    }

    /** Running instances of diagrams of versions before name these. */
    @Test
    void answersToTheNamesOfBefore() {
        assertThat(beans.getBean("remindOfReport")).isSameAs(beans.getBean("remindAssignee"));
        assertThat(beans.getBean("tellOfOverdueReport")).isSameAs(beans.getBean("tellSuperior"));
    }

    @Test
    void theGuardOfDeploymentsKnowsEachOfThem() {
        assertThat(TaskTimerSteps.NAMES)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(beans.getBeanNamesForType(JavaDelegate.class))
                        .filter(name -> beans.containsBeanDefinition(name)
                                && "taskTimerSteps"
                                        .equals(beans.getBeanDefinition(name).getFactoryBeanName()))
                        .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(beans.getAliases(name))))
                        .toList());
    }

    /** Behind a delegate that the guard of deployments does not know. */
    @Test
    void failsWithASentenceWhereNoTimerOnATaskLeadsToIt() {
        models.deploy("reminder-of-nothing.bpmn");

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("reminder-of-nothing"))
                .hasStackTraceContaining("“Remind” (Task_Remind) does not follow a timer on a user task");
    }

    private List<String> told(ProcessInstance of) {
        return jdbc.queryForList(
                "select kind || ' ' || task_key || ' ' || person_id || ' ' || coalesce(told, 'null') from accountability_event"
                        + " where business_key = ?",
                String.class,
                of.getBusinessKey());
    }

    private List<String> mails(ProcessInstance of) {
        return jdbc.queryForList(
                "select subject || ' to ' || to_email from outbox where about = ? and mail_key like 'task-%due:%'",
                String.class, of.getBusinessKey());
    }

    @Test
    void aFactIsFoundWhereItIsSetAndNothingWhereItIsNot() {
        List<Optional<String>> found = new ArrayList<>();
        reminding = execution -> {
            execution.setVariable("empty", null);
            List.of("day", "empty", "nowhere")
                    .forEach(name -> found.add(Fact.text(name).find(execution)));
            assertThatIllegalStateException()
                    .isThrownBy(() -> Fact.number("day").find(execution));
            assertThatIllegalStateException()
                    .isThrownBy(() -> Fact.text("nowhere").in(execution));
        };

        fire("BoundaryEvent_Overdue");

        assertThat(found).containsExactly(Optional.of(DAY), Optional.empty(), Optional.empty());
    }

    private ProcessInstance start() {
        return engine.getRuntimeService()
                .startProcessInstanceByKey("reminder", UUID.randomUUID().toString(), Map.of("day", DAY));
    }

    private void fire(String box) {
        engine.getManagementService().executeJob(timers(instance).get(box).getId());
    }

    private Task task(ProcessInstance of) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(of.getId())
                .singleResult();
    }

    /** By the box whose timer it is. */
    private Map<String, Job> timers(ProcessInstance of) {
        Map<String, String> boxes = engine
                .getManagementService()
                .createJobDefinitionQuery()
                .processDefinitionId(of.getProcessDefinitionId())
                .list()
                .stream()
                .collect(Collectors.toMap(JobDefinition::getId, JobDefinition::getActivityId));
        return engine.getManagementService().createJobQuery().processInstanceId(of.getId()).timers().list().stream()
                .collect(Collectors.toMap(job -> boxes.get(job.getJobDefinitionId()), Function.identity()));
    }
}

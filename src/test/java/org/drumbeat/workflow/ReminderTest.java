package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

/** What a delegate behind a timer learns of whoever it is about. */
@DrumbeatTest
class ReminderTest {

    private static final String DAY = "2027-03-10";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    @Autowired
    private OpenTasks openTasks;

    private final List<Optional<String>> reminded = new ArrayList<>();

    private TestModels models;
    private ProcessInstance instance;
    private ProcessInstance other;
    private JavaDelegate reminding;

    @BeforeEach
    void begin() {
        reminding = execution -> reminded.add(openTasks.assigneeOf(execution, "Task_Prepare"));
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
    void theOneWhoHasTheTaskIsKnownToWhoeverRemindsThem() {
        engine.getTaskService().claim(task(instance).getId(), "hana");
        engine.getTaskService().claim(task(other).getId(), "hugo");

        fire("BoundaryEvent_Overdue");

        assertThat(reminded).containsExactly(Optional.of("hana"));
    }

    @Test
    void nobodyHasATaskThatIsOfferedToAGroupOrHasJustBeenEnded() {
        fire("BoundaryEvent_Overdue");
        assertThat(reminded).containsExactly(Optional.empty());

        engine.getTaskService().claim(task(instance).getId(), "hana");
        fire("BoundaryEvent_GivenUp");

        assertThat(task(instance)).isNull();
        assertThat(reminded).containsExactly(Optional.empty(), Optional.empty());
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
        return engine.getRuntimeService().startProcessInstanceByKey("reminder", Map.of("day", DAY));
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

    private Date dueDate(ProcessInstance of) {
        return task(of).getDueDate();
    }

    private Map<String, Date> dates(ProcessInstance of) {
        return timers(of).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, timer -> timer.getValue().getDuedate()));
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

    /** All of these are days in the middle of a week. */
    private static Date fiveOClock(String day, int daysLater) {
        return Date.from(LocalDate.parse(day)
                .plusDays(daysLater)
                .atTime(17, 0)
                .atZone(ZoneId.of("America/New_York"))
                .toInstant());
    }
}

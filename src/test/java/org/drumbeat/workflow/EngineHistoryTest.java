package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine keeps of what has been done, though it looks little up for that. */
@DrumbeatTest
class EngineHistoryTest {

    private static final Map<String, Object> KIT = Map.of("fitInterviewer", "mina", "panel", List.of("milo", "maya"));

    @Autowired
    private ProcessEngine engine;

    private HistoryService history;
    private Desks desks;
    private String vacancy;
    private String instance;

    @BeforeEach
    void aVacancyIsApproved() {
        later(Duration.ZERO);
        history = engine.getHistoryService();
        desks = new Desks(engine);
        vacancy = desks.start("marco", "vacancy", SampleVacancy.answers());
        instance = desks.instance(vacancy).getId();
        later(Duration.ofHours(2));
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
    }

    @Test
    void aTaskAndItsBoxTookAsLongAsTheyTook() {
        assertTook("Task_ApproveVacancy", Duration.ofHours(2));
    }

    @Test
    void soDoesATaskThatIsClaimedFirst() {
        later(Duration.ofHours(3));
        desks.as("hana", () -> {
            engine.getTaskService().claim(task("Task_PrepareInterviewKit"), "hana");
            return null;
        });
        later(Duration.ofHours(4));
        desks.complete("hana", "Task_PrepareInterviewKit", vacancy, KIT);
        assertTook("Task_PrepareInterviewKit", Duration.ofHours(3 + 4));
        assertThat(box("Task_PrepareInterviewKit").getAssignee()).isEqualTo("hana");
    }

    @Test
    void andOneThatIsClaimedByAnsweringIt() {
        later(Duration.ofHours(5));
        String task = task("Task_PrepareInterviewKit");
        desks.as("hana", () -> {
            engine.getFormService().submitTaskForm(task, KIT);
            return null;
        });
        assertTook("Task_PrepareInterviewKit", Duration.ofHours(5));
        assertThat(history.createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .singleResult()
                        .getAssignee())
                .isEqualTo("hana");
    }

    @Test
    void andAGatewayNoTimeAtAll() {
        assertThat(box("Gateway_Approved").getDurationInMillis()).isZero();
    }

    @Test
    void theVariablesOfAStartAreKeptAndNotASecondTimeAsAnswers() {
        assertThat(history.createHistoricDetailQuery()
                        .processInstanceId(instance)
                        .formFields()
                        .count())
                .isZero();
        assertThat(history.createHistoricDetailQuery()
                        .processInstanceId(instance)
                        .variableUpdates()
                        .list())
                .extracting(update -> ((HistoricVariableUpdate) update).getVariableName())
                .contains("hiringManager", "requestedBy", "neededBy", "approved");
    }

    private void assertTook(String name, Duration time) {
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(name)
                .singleResult();
        assertThat(task.getDurationInMillis()).isEqualTo(time.toMillis());
        assertThat(Duration.between(
                        task.getStartTime().toInstant(), task.getEndTime().toInstant()))
                .isEqualTo(time);
        assertThat(box(name).getDurationInMillis()).isEqualTo(time.toMillis());
    }

    private HistoricActivityInstance box(String name) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityId(name)
                .singleResult();
    }

    private String task(String name) {
        return desks.task(name, vacancy).getId();
    }

    private static void later(Duration time) {
        Monday.jumpTo(Monday.now().plus(time));
    }
}

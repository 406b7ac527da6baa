package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine no longer asks the database, since the answer is known. */
@DrumbeatTest
class EngineStatementsTest {

    @Autowired
    private ProcessEngine engine;

    @Test
    void aTaskThatBeginsHasNoRightsYetAndAJobOfADiagramNoBatch() {
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "begins-a-task.bpmn",
                        Bpmn.createExecutableProcess("begins-a-task")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .camundaAsyncAfter()
                                .userTask("Task_Begin")
                                .camundaAssignee("vera")
                                .boundaryEvent("BoundaryEvent_Late")
                                .cancelActivity(false)
                                .timerWithDuration("P1D")
                                .endEvent()
                                .moveToActivity("Task_Begin")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        try {
            String instance = engine.getRuntimeService()
                    .startProcessInstanceByKey("begins-a-task")
                    .getId();
            String job = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getId();

            List<String> sent = Statements.ofTheEngineDuring(
                    () -> engine.getManagementService().executeJob(job));

            assertThat(sent).contains("insertTask", "insertTimer", "insertHistoricJobLogEvent");
            assertThat(sent).filteredOn("insertAuthorization"::equals).hasSize(2);
            assertThat(sent)
                    .as("one for the job, none for the task that is new")
                    .doesNotContain("selectAuthorizationByParameters", "selectHistoricBatch");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    @Test
    void whoeverAnswersIsCheckedWithoutReadingTheRightsOfEverybodyAndTheFormIsLookedForOnce() {
        Desks desks = new Desks(engine);
        String vacancy = desks.start("marco", "vacancy", SampleVacancy.answers());
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        String task = desks.task("Task_PrepareInterviewKit", vacancy).getId();

        List<String> claimed = Statements.ofTheEngineDuring(() -> desks.as("hana", () -> {
            engine.getTaskService().claim(task, "hana");
            return null;
        }));
        assertThat(claimed)
                .contains("isUserAuthorizedForResource", "insertAuthorization")
                .doesNotContain("selectAuthorizedGroupIds");

        List<String> begun =
                Statements.ofTheEngineDuring(() -> desks.start("marco", "vacancy", SampleVacancy.answers()));
        assertThat(begun)
                .as("that of the start form; the task that begins needs only the id of its form")
                .filteredOn(name -> name.startsWith("selectLatestCamundaFormDefinition"))
                .hasSize(1);
    }
}

package org.drumbeat.hiring;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DrumbeatTest
class HiringProcessTest {

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Test
    void aVacancyIsFilled() {
        identity.setAuthentication("marco", List.of("manager"));
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("vacancy")
                .latestVersion()
                .singleResult()
                .getId();
        ProcessInstance vacancy = forms.submitStartForm(
                definition,
                Map.of(
                        "title", "Account executive",
                        "region", "North",
                        "territory", "Maine",
                        "reason", "new",
                        "neededBy", "2027-05-01",
                        "jurisdiction", "US",
                        "hiringManager", "marco"));
        assertThat(vacancy).isWaitingAt("Task_ApproveVacancy");
        assertThat(vacancy).task().isAssignedTo("vera");
    }
}

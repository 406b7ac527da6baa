package org.drumbeat.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.drumbeat.TasklistPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A form with a list, as an admin may draw one, in Tasklist: it is {@code completable-lists.js} that lets it be completed. */
@BrowserTest
class CompletableListsBrowserTest {

    private static final String PERSON = "maya";
    private static final String FIELD = "What you saw";

    private static final String FORM = """
            {
              "id": "list-of-sights",
              "type": "default",
              "schemaVersion": 16,
              "components": [
                {
                  "id": "List_Sights",
                  "type": "dynamiclist",
                  "path": "sights",
                  "isRepeating": true,
                  "allowAddRemove": false,
                  "defaultRepetitions": 1,
                  "components": [
                    {
                      "id": "Field_Sight",
                      "type": "textarea",
                      "key": "sight",
                      "label": "What you saw",
                      "validate": { "required": true }
                    }
                  ]
                }
              ]
            }
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private Deployment deployment;
    private String task;

    @BeforeEach
    void aTaskWithAList() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("sightseeing")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask()
                .name("List what you saw")
                .camundaAssignee(PERSON)
                .camundaFormRef("list-of-sights")
                .camundaFormRefBinding("latest")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("sightseeing.bpmn", model)
                .addString("list-of-sights.form", FORM)
                .deploy();
        String instance = runtime.startProcessInstanceByKey("sightseeing").getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @AfterEach
    void away() {
        repository.deleteDeployment(deployment.getId(), true);
    }

    @Test
    void withoutTheScriptAListThatWasFilledCannotBeCompleted(Browser browser) {
        browser.windowOf(PERSON)
                .route(
                        "**/completable-lists.js*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setBody("")));
        FormPage form = browser.logIn(PERSON).openTaskById(task);

        form.fill(FIELD, "A castle");

        assertThat(form.lastButton()).isDisabled();
    }

    @Test
    void withTheScriptAListCanBeCompletedUnlessItShowsAnError(Browser browser) {
        TasklistPage tasklist = browser.logIn(PERSON);
        FormPage form = tasklist.openTaskById(task).completeInVain();
        assertThat(tasklist.refusal("This is not complete yet")).isVisible();

        form.fill(FIELD, "A castle");
        assertThat(form.lastButton()).isEnabled();

        form.fill(FIELD, "");
        assertThat(form.content()).containsText("Field is required.");
        assertThat(form.lastButton()).isDisabled();

        form.fill(FIELD, "A bridge");
        assertThat(form.lastButton()).isEnabled();
        form.complete();
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }
}

package org.drumbeat.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a fast typist writes stands in the form: it is {@code kept-while-typing.js} that keeps the first letters. */
@BrowserTest
class KeptWhileTypingBrowserTest {

    private static final String PERSON = "maya";
    private static final String TEXT = "Two of them decide in January.";

    private static final String FORM = """
            {
              "id": "number-and-text",
              "type": "default",
              "schemaVersion": 16,
              "components": [
                { "id": "Field_Number", "type": "number", "key": "number", "label": "How many" },
                { "id": "Field_Text", "type": "textarea", "key": "text", "label": "Why" }
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
    void aTaskWithANumberAndAText() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "counting.bpmn",
                        Bpmn.createExecutableProcess("counting")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask()
                                .name("Count")
                                .camundaAssignee(PERSON)
                                .camundaFormRef("number-and-text")
                                .camundaFormRefBinding("latest")
                                .endEvent()
                                .done())
                .addString("number-and-text.form", FORM)
                .deploy();
        String instance = runtime.startProcessInstanceByKey("counting").getId();
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
    void keepsWhatIsTypedRightAfterAnotherAnswer(Browser browser) {
        FormPage form = browser.logIn(PERSON).openTaskById(task);
        Locator text = form.content().getByLabel("Why");

        form.content().getByLabel("How many").pressSequentially("21");
        text.pressSequentially(TEXT, new Locator.PressSequentiallyOptions().setDelay(40));

        assertThat(text).hasValue(TEXT);
        form.complete();
    }
}

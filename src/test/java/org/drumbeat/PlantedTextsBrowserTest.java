package org.drumbeat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people write stands on every screen as they wrote it, and no element arises from it. */
@BrowserTest
class PlantedTextsBrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PERSON = "maya";

    /** Of one line, as they come through every door. */
    private static final List<String> LINES = List.of(
            "**bold** _slanted_ ~~struck~~ `code`",
            "# Heading",
            "1. one",
            "- item",
            "> quote",
            "--- | a | b |",
            "<b>x</b> <img src=x onerror=alert(1)> <a href='/logout'>y</a>",
            "<style>*{display:none}</style><div style=\"position:fixed;inset:0\">z</div>",
            "[a](http://evil.example) ![b](http://evil.example/c.png) <http://evil.example>",
            "http://evil.example www.evil.example ftp://evil.example kim@evil.example",
            "&lt;b&gt; &#60;i&#62; &amp; \\* \\<",
            "{{7*7}} ${7*7} #{7*7} {{#if true}}no{{/if}}",
            "=7*7",
            "[[${7*7}]] [(${7*7})] __${7*7}__::.x",
            "javascript:alert(1) onclick=alert(1) <svg/onload=alert(1)>",
            "\u05d0\u05d1\u05d2 \u0639\u0644\u06cc\u200c\u0631\u0636\u0627 \ud83d\udc69\u200d\ud83d\udcbb O\u2019Brien & S\u00f8ns");

    /** Of several. */
    private static final List<String> NOTES = List.of(
            "First\n\n    indented\n\n```\ncode\n```", "Title\n===\n\n- a\n- b\n\n[a]: http://evil.example\n[a]");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    private Deployment deployment;

    @AfterEach
    void away() {
        if (deployment != null) {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    /** A form that an admin draws shows process variables; whatever kind of field it is, form-js shows all forms alike. */
    @Test
    void everyKindOfFieldShowsATextAsItIs(Browser browser) {
        List<String> planted = new ArrayList<>(LINES);
        planted.addAll(NOTES);
        String task = taskWithEveryKindOfField(planted);

        Locator form = browser.logIn(PERSON).openTaskById(task).content();

        for (int i = 0; i < planted.size(); i++) {
            String text = planted.get(i).replace("\n", "");
            assertThat(textOf(form.locator(".fjs-form-field-text").nth(3 * i))).isEqualTo(text);
            assertThat(textOf(form.locator(".fjs-form-field-text").nth(3 * i + 1)))
                    .isEqualTo("A " + text + " z");
            assertThat(textOf(form.locator(".fjs-form-field-text").nth(3 * i + 2)))
                    .isEqualTo(text);
        }
        assertThat(tagsIn(form, ".fjs-form-field-text")).isSubsetOf("DIV", "P", "BR", "H2", "STRONG", "UL", "LI");
        assertThat(form.locator(".fjs-form-field-text h2")).hasCount(planted.size());
        assertThat(form.locator(".fjs-form-field-text strong")).hasCount(planted.size());
        assertThat(form.locator(".fjs-form-field-text li")).hasCount(planted.size());
        for (String field : List.of("radio", "checklist")) {
            List<String> labels = form.locator(".fjs-form-field-" + field + " .fjs-inline-label, .fjs-form-field-"
                            + field + " label:has(input)")
                    .allTextContents();
            assertThat(labels.stream().map(String::strip)).containsAll(LINES);
        }
        assertThat(form.locator(".fjs-form-field-textfield input").inputValue()).isEqualTo(LINES.get(0));
        assertThat(form.locator(".fjs-form-field-textarea textarea").inputValue())
                .isEqualTo(NOTES.get(0));
        form.locator(".fjs-form-field-select .fjs-select-display").click();
        assertThat(form.locator(".fjs-dropdownlist-item").allTextContents()).isEqualTo(LINES);
        assertThat(form.locator(".fjs-form-field-table td").allTextContents()).containsAll(LINES.subList(0, 5));
        assertThat(form.locator("a, img, style, svg, iframe, code, blockquote, hr")
                        .filter(new Locator.FilterOptions().setHasText("evil")))
                .hasCount(0);
    }

    /** What an applicant hands in, and what a manager calls a vacancy, on the screens of those who work with it. */
    @Test
    void whatComesThroughTheDoorsStaysText(Browser browser) throws Exception {
        Desks desks = new Desks(engine);
        TasklistPage hana = browser.logIn("hana").open();
        for (int i = 6; i < 13; i += 3) {
            String name = LINES.get(i);
            String source = LINES.get(i + 1);
            String vacancy = openVacancy(desks, name);
            String candidacy = JSON.readTree(Visitor.system(port, "intake", "drumbeat")
                            .json(
                                    "POST",
                                    "/api/vacancies/" + vacancy + "/applications",
                                    JSON.createObjectNode()
                                            .put("name", name)
                                            .put("email", "kim@example.org")
                                            .put("source", source)
                                            .put("consent", true)
                                            .toString())
                            .body())
                    .path("candidacyId")
                    .asText();
            assertThat(jdbc.queryForObject("select name from candidacy where id = ?", String.class, candidacy))
                    .isEqualTo(name);
            Task screen = desks.task("Task_ScreenApplication", candidacy);
            desks.as("hana", () -> {
                tasks.claim(screen.getId(), "hana");
                return null;
            });

            Locator form = hana.openTaskById(screen.getId()).content();

            assertThat(form).containsText(name);
            assertThat(form).containsText("via " + source);
            assertThat(tagsIn(form, ".fjs-form-field-text")).isSubsetOf("DIV", "P", "BR", "H2", "STRONG", "A");
            Locator link = form.locator(".fjs-form-field-text a");
            assertThat(link).hasCount(1);
            assertThat(link).hasAttribute("href", "/candidacies/" + candidacy + "/cv");
            assertThat(browser.windowOf("hana")
                            .locator(".drumbeat-subject")
                            .getByText(name)
                            .first())
                    .isVisible();
            assertThat(browser.windowOf("hana").locator(".drumbeat-subject *")).hasCount(0);
        }
    }

    private static String openVacancy(Desks desks, String title) {
        Map<String, Object> answers = new HashMap<>(SampleVacancy.answers());
        answers.put("title", title);
        String vacancy = desks.start("marco", "vacancy", answers);
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        desks.complete(
                "hana",
                "Task_PrepareInterviewKit",
                vacancy,
                Map.of("fitInterviewer", "mina", "panel", List.of("milo", "maya")));
        return vacancy;
    }

    private static String textOf(Locator field) {
        assertThat(field).isAttached();
        return field.textContent().strip();
    }

    @SuppressWarnings("unchecked")
    private static List<String> tagsIn(Locator form, String fields) {
        return (List<String>) form.evaluate(
                "(form, fields) => [...form.querySelectorAll(fields + ' *')].map(element => element.tagName)", fields);
    }

    private String taskWithEveryKindOfField(List<String> planted) {
        ObjectNode form = JSON.createObjectNode();
        form.put("id", "planted").put("type", "default").put("schemaVersion", 16);
        ArrayNode fields = form.putArray("components");
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < planted.size(); i++) {
            variables.put("p" + i, planted.get(i));
            text(fields, "T" + i, "{{p" + i + "}}");
            text(fields, "H" + i, "## A {{p" + i + "}} z");
            text(fields, "L" + i, "- **{{p" + i + "}}**");
        }
        ArrayNode choices = JSON.createArrayNode();
        ArrayNode rows = JSON.createArrayNode();
        for (int i = 0; i < LINES.size(); i++) {
            choices.addObject().put("label", LINES.get(i)).put("value", "v" + i);
            rows.addObject().put("name", LINES.get(i));
        }
        variables.put("choices", SpinValues.jsonValue(choices.toString()).create());
        variables.put("rows", SpinValues.jsonValue(rows.toString()).create());
        variables.put("line", LINES.get(0));
        variables.put("note", NOTES.get(0));
        fields.addObject().put("id", "F").put("type", "textfield").put("key", "line");
        fields.addObject().put("id", "A").put("type", "textarea").put("key", "note");
        for (String kind : List.of("select", "radio", "checklist")) {
            fields.addObject()
                    .put("id", "C" + kind)
                    .put("type", kind)
                    .put("key", "chosen" + kind)
                    .put("label", "Pick {{p0}}")
                    .put("valuesKey", "choices");
        }
        fields.addObject()
                .put("id", "R")
                .put("type", "table")
                .put("dataSource", "=rows")
                .put("label", "Rows")
                .put("rowCount", 20)
                .putArray("columns")
                .addObject()
                .put("key", "name")
                .put("label", "Name");
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "planted-texts.bpmn",
                        Bpmn.createExecutableProcess("planted-texts")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask()
                                .name("Read")
                                .camundaAssignee(PERSON)
                                .camundaFormRef("planted")
                                .camundaFormRefBinding("latest")
                                .endEvent()
                                .done())
                .addString("planted.form", form.toString())
                .deploy();
        String instance =
                runtime.startProcessInstanceByKey("planted-texts", variables).getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private static void text(ArrayNode fields, String id, String template) {
        fields.addObject().put("id", id).put("type", "text").put("text", template);
    }
}

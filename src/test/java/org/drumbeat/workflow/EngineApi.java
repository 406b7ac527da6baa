package org.drumbeat.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.drumbeat.Visitor;

/** The engine's REST API as one person uses it, through one of its two doors. */
public final class EngineApi {

    public static final String PASSWORD = "drumbeat";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the engine could tell of a task ({t}) and of its process ({p}). */
    private static final List<String> QUESTIONS = List.of(
            "/task?maxResults=50",
            "/task?processInstanceId={p}&maxResults=50",
            "/task/{t}",
            "/task/{t}/form",
            "/task/{t}/form-variables",
            "/task/{t}/rendered-form",
            "/task/{t}/variables",
            "/task/{t}/localVariables",
            "/task/{t}/comment",
            "/task/{t}/attachment",
            "/task/{t}/identity-links",
            "/process-instance/{p}",
            "/process-instance/{p}/variables",
            "/process-instance/{p}/activity-instances",
            "/variable-instance?processInstanceIdIn={p}&maxResults=50",
            "/execution?processInstanceId={p}&maxResults=50",
            "/history/process-instance?processInstanceId={p}&maxResults=50",
            "/history/task?processInstanceId={p}&maxResults=50",
            "/history/activity-instance?processInstanceId={p}&maxResults=50",
            "/history/variable-instance?processInstanceId={p}&maxResults=50",
            "/history/detail?processInstanceId={p}&maxResults=50",
            "/history/user-operation?processInstanceId={p}&maxResults=50",
            "/history/decision-instance?processInstanceId={p}&includeInputs=true&includeOutputs=true&maxResults=50");

    private final Visitor visitor;
    private final String root;

    private EngineApi(Visitor visitor, String root) {
        this.visitor = visitor;
        this.root = root;
    }

    /** The two doors: systems send name and password, Tasklist has a session. */
    public enum Door {
        SYSTEMS,
        TASKLIST;

        public EngineApi opened(int port, String person) {
            if (this == SYSTEMS) {
                return new EngineApi(Visitor.system(port, person, PASSWORD), "/engine-rest");
            }
            Visitor browser = Visitor.anonymous(port).logIn(person, PASSWORD);
            browser.get("/camunda/app/tasklist/default/");
            return new EngineApi(browser, "/camunda/api/engine/engine/default");
        }
    }

    /** The paths of everything that the engine could tell of a task and of its process, history included. */
    public static List<String> questionsAbout(String task, String instance) {
        return QUESTIONS.stream()
                .map(question -> question.replace("{t}", task).replace("{p}", instance))
                .toList();
    }

    public HttpResponse<String> get(String path) {
        return visitor.get(root + path);
    }

    public HttpResponse<String> post(String path, Object body) {
        return visitor.json("POST", root + path, text(body));
    }

    public HttpResponse<String> submitForm(String task, Map<String, Object> answers) {
        return post("/task/" + task + "/submit-form", Map.of("variables", variables(answers)));
    }

    public HttpResponse<String> complete(String task, Map<String, Object> answers) {
        return post("/task/" + task + "/complete", Map.of("variables", variables(answers)));
    }

    public HttpResponse<String> start(String process, Map<String, Object> answers) {
        return post("/process-definition/key/" + process + "/submit-form", Map.of("variables", variables(answers)));
    }

    public HttpResponse<String> formVariables(String task) {
        return get("/task/" + task + "/form-variables?deserializeValues=false");
    }

    public HttpResponse<String> assign(String task, String person) {
        return post("/task/" + task + "/assignee", JSON.createObjectNode().put("userId", person));
    }

    public HttpResponse<String> claim(String task, String person) {
        return post("/task/" + task + "/claim", JSON.createObjectNode().put("userId", person));
    }

    /** As Tasklist sends them: lists and groups of answers as JSON, everything else as it is. */
    static ObjectNode variables(Map<String, Object> answers) {
        ObjectNode variables = JSON.createObjectNode();
        answers.forEach((key, answer) -> {
            if (answer instanceof Collection || answer instanceof Map) {
                variables.putObject(key).put("type", "Json").put("value", text(answer));
            } else {
                variables.putObject(key).set("value", JSON.valueToTree(answer));
            }
        });
        return variables;
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }

    static Iterable<String> ids(HttpResponse<String> list) {
        return StreamSupport.stream(json(list).spliterator(), false)
                .map(entry -> entry.path("id").asText())
                .toList();
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

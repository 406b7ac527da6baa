package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;

/** A process of one step that is done in the background, as an admin deploys and starts it over REST. */
final class Errand {

    private Errand() {}

    static void deploy(Visitor admin) {
        HttpResponse<String> answer = admin.upload(
                "/engine-rest/deployment/create",
                Map.of("deployment-name", "errand.bpmn", "deployment-source", "Camunda Modeler"),
                "errand.bpmn",
                Bpmn.convertToString(Bpmn.createExecutableProcess("errand")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .intermediateThrowEvent()
                                .camundaAsyncBefore()
                                .endEvent()
                                .done())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    static HttpResponse<String> begin(Visitor admin) {
        return admin.json("POST", "/engine-rest/process-definition/key/errand/start", "{}");
    }
}

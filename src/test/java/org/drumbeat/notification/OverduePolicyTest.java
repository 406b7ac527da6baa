package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table {@code overdue-policy}, row by row. */
class OverduePolicyTest {

    @ParameterizedTest(
            name = "{0}, {1}: reminded after {2} days, escalated after {3} business days, on the diagram: {4}")
    @CsvSource({
        "field-visit, Task_WriteFieldVisitReport, 0, 2, true",
        "field-visit, Task_CheckFollowUp, 0, 3, false",
        "candidacy, Task_HoldDebrief, 0, 3, false",
        "a-process-of-an-admin, Task_DoSomething, 0, 3, false"
    })
    void saysWhatHappensToWhatIsOverdue(String process, String task, int remind, int escalate, boolean onDiagram)
            throws IOException {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (InputStream file = Files.newInputStream(Path.of("bpmn/workflow/overdue-policy.dmn"))) {
            DmnDecision policy = engine.parseDecision("overdue-policy", file);

            Map<String, Object> rule = engine.evaluateDecisionTable(policy, Map.of("process", process, "task", task))
                    .getSingleResult()
                    .getEntryMap();

            assertThat(rule)
                    .containsEntry("remindAfterDays", remind)
                    .containsEntry("escalateAfterBusinessDays", escalate)
                    .containsEntry("onDiagram", onDiagram);
        }
    }
}

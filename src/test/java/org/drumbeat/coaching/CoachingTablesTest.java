package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision tables of coaching, row by row. */
class CoachingTablesTest {

    @ParameterizedTest(name = "{0}, {1}, {2} visits left, {3} without progress: {4}")
    @CsvSource({
        "reached, done, 2, 0, skill_reached",
        "reached, partly, 2, 0, skill_reached",
        "reached, not_done, 2, 0, next_visit",
        "reached, not_done, 0, 0, skill_reached",
        "reached, not_done, 2, 3, next_visit",
        "reached, done, 0, 1, skill_reached",
        "gained, done, 0, 0, no_progress",
        "none, not_done, 0, 1, no_progress",
        "none, done, 3, 3, no_progress",
        "none, done, 1, 4, no_progress",
        "none, done, 3, 2, next_visit",
        "gained, done, 1, 0, next_visit",
        "gained, not_done, 5, 0, next_visit"
    })
    void saysWhatFollowsAVisit(
            String progress, String followUp, int visitsLeft, int visitsWithoutProgress, String nextStep)
            throws IOException {
        assertThat(ask(
                        "coaching-next-step",
                        Map.of(
                                "progress",
                                progress,
                                "followUp",
                                followUp,
                                "visitsLeft",
                                visitsLeft,
                                "visitsWithoutProgress",
                                visitsWithoutProgress)))
                .containsEntry("nextStep", nextStep);
    }

    @ParameterizedTest(name = "{0} months here: a visit within {1} days")
    @CsvSource({"-1, 21", "0, 21", "5, 21", "6, 45", "120, 45"})
    void saysHowLongARepMayBeWithoutAVisit(int tenureMonths, int withinDays) throws IOException {
        assertThat(ask("coaching-cadence", Map.of("tenureMonths", tenureMonths)))
                .containsEntry("withinDays", withinDays);
    }

    private static Map<String, Object> ask(String table, Map<String, Object> inputs) throws IOException {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (InputStream file = Files.newInputStream(Path.of("bpmn/coaching", table + ".dmn"))) {
            return engine.evaluateDecisionTable(engine.parseDecision(table, file), inputs)
                    .getSingleResult()
                    .getEntryMap();
        }
    }
}

package org.drumbeat.hiring;

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

/** The table {@code candidacy-recommendation}, row by row. */
class CandidacyRecommendationTest {

    @ParameterizedTest(name = "{0}, {1} apart, {2} for, {3} against, {4} sure: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            high   | 2 | 3 | 0 | 0 | discuss     | two or more points apart
            low    | 3 | 0 | 3 | 3 | discuss     | two or more points apart
            high   | 1 | 2 | 1 | 1 | discuss     | a strong no while others would hire
            middle | 0 | 1 | 2 | 2 | discuss     | a strong no while others would hire
            high   | 1 | 3 | 0 | 0 | hire        | high on average, and every interviewer would hire
            high   | 0 | 1 | 0 | 0 | hire        | high on average, and every interviewer would hire
            low    | 1 | 0 | 3 | 0 | do_not_hire | low on average, and no interviewer
            low    | 1 | 0 | 3 | 2 | do_not_hire | low on average, and no interviewer
            middle | 1 | 0 | 3 | 0 | do_not_hire | middling, and no interviewer
            middle | 1 | 3 | 0 | 0 | discuss     | do not point the same way
            low    | 1 | 3 | 0 | 0 | discuss     | do not point the same way
            high   | 1 | 0 | 3 | 0 | discuss     | do not point the same way
            high   | 1 | 2 | 1 | 0 | discuss     | do not point the same way""")
    void advises(String band, int spread, int inFavour, int against, int strongNos, String advice, String why)
            throws IOException {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (InputStream file = Files.newInputStream(Path.of("bpmn/hiring/candidacy-recommendation.dmn"))) {
            DmnDecision table = engine.parseDecision("candidacy-recommendation", file);

            Map<String, Object> rule = engine.evaluateDecisionTable(
                            table,
                            Map.of(
                                    "ratingBand", band,
                                    "panelSpread", spread,
                                    "interviewersFor", inFavour,
                                    "interviewersAgainst", against,
                                    "strongNos", strongNos))
                    .getSingleResult()
                    .getEntryMap();

            assertThat(rule).containsEntry("advice", advice);
            assertThat(rule.get("adviceReason").toString()).contains(why);
        }
    }
}

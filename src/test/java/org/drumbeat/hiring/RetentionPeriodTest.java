package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table {@code retention-period}, row by row, and when a period is over. */
class RetentionPeriodTest {

    @ParameterizedTest(name = "{0}: {1} months from the last {2}")
    @CsvSource({"US, 12, decision", "DE, 6, decision", "AT, 7, decision", "FR, 24, contact", "OTHER, 6, decision"})
    void saysForHowLongAndSinceWhen(String jurisdiction, int months, String countedFrom) throws IOException {
        Map<String, Object> rule = ask(jurisdiction);

        assertThat(rule).containsEntry("months", months).containsEntry("countedFrom", countedFrom);
        assertThat(rule.get("basis").toString()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Vacancy.Jurisdiction.class)
    void knowsEveryJurisdictionThatAVacancyCanHave(Vacancy.Jurisdiction jurisdiction) throws IOException {
        assertThat(RetentionPeriods.Period.of(ask(jurisdiction.name())).months())
                .isPositive();
    }

    @Test
    void isOverWhenTheLastOfItsDaysIs() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Clock night = Clock.fixed(Instant.parse("2027-07-16T00:30:00Z"), berlin);

        assertThat(new RetentionPeriods.Period(6, false).overForWhatEndedBefore(night))
                .as("what was decided on 15 January at any time, and nothing of the 16th")
                .isEqualTo(Instant.parse("2027-01-15T23:00:00Z"));
    }

    private static Map<String, Object> ask(String jurisdiction) throws IOException {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (InputStream file = Files.newInputStream(Path.of("bpmn/hiring/retention-period.dmn"))) {
            DmnDecision table = engine.parseDecision("retention-period", file);
            return engine.evaluateDecisionTable(table, Map.of("jurisdiction", jurisdiction))
                    .getSingleResult()
                    .getEntryMap();
        }
    }
}

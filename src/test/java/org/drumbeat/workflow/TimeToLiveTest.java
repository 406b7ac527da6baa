package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The time to live counts from the start of an instance, and the engine deletes the history of a running one as well: so it
 * is the longest run and a year more, in every model.
 *
 * <p>The longest run is what the model's own timers take, one after the other, with those of the processes it calls, and a
 * year for what no model says: people who take their time, dates that come from the data (no plan looks further ahead than
 * a year), second rounds. A reminder that is repeated for ever makes nothing longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeToLiveTest {

    private static final long A_YEAR = 366;

    /** The engine reads whole days, and nothing of a period but them. */
    private static final Pattern WHOLE_DAYS = Pattern.compile("P(\\d+)D");

    private static final Pattern CYCLE = Pattern.compile("R(\\d*)/(.+)");
    private static final Pattern BUSINESS_DAYS = Pattern.compile("\\$\\{due\\.inBusinessDays\\((\\d+)\\)}");

    private final Map<String, Process> processes = new HashMap<>();

    @BeforeAll
    void readAllModels() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("bpmn"))) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(Path::toFile)
                    .flatMap(TimeToLiveTest::processesIn)
                    .forEach(process -> processes.put(process.getId(), process));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void isTheLongestRunAndAYear(String id) {
        String timeToLive = processes.get(id).getCamundaHistoryTimeToLiveString();
        Matcher days = WHOLE_DAYS.matcher(timeToLive);

        assertThat(days.matches()).as(timeToLive + " in whole days").isTrue();
        assertThat(Long.parseLong(days.group(1))).isGreaterThanOrEqualTo(longestRun(id) + A_YEAR);
    }

    Stream<String> ids() {
        return processes.keySet().stream().sorted();
    }

    private long longestRun(String id) {
        return A_YEAR + ownTimers(id);
    }

    private long ownTimers(String id) {
        BpmnModelInstance model = (BpmnModelInstance) processes.get(id).getModelInstance();
        long timers = model.getModelElementsByType(TimerEventDefinition.class).stream()
                .mapToLong(TimeToLiveTest::daysOf)
                .sum();
        long called = model.getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .filter(processes::containsKey)
                .mapToLong(this::ownTimers)
                .sum();
        return timers + called;
    }

    private static Stream<Process> processesIn(File file) {
        return Bpmn.readModelFromFile(file).getModelElementsByType(Process.class).stream();
    }

    private static long daysOf(TimerEventDefinition timer) {
        if (timer.getTimeDuration() != null) {
            return daysOf(timer.getTimeDuration().getTextContent().strip());
        }
        if (timer.getTimeCycle() != null) {
            Matcher cycle = CYCLE.matcher(timer.getTimeCycle().getTextContent().strip());
            return cycle.matches() && !cycle.group(1).isEmpty()
                    ? Long.parseLong(cycle.group(1)) * daysOf(cycle.group(2))
                    : 0;
        }
        return daysOf(timer.getTimeDate().getTextContent().strip());
    }

    /** Rounded up; a period's months and years at their longest, a business day as three. */
    private static long daysOf(String time) {
        Matcher businessDays = BUSINESS_DAYS.matcher(time);
        if (businessDays.matches()) {
            return 3 * Long.parseLong(businessDays.group(1));
        }
        if (!time.startsWith("P")) {
            return 0;
        }
        int clock = time.indexOf('T');
        String date = clock < 0 ? time : time.substring(0, clock);
        Period period = date.equals("P") ? Period.ZERO : Period.parse(date);
        long days = A_YEAR * period.getYears() + 31L * period.getMonths() + period.getDays();
        return clock < 0
                ? days
                : days + Duration.parse("P" + time.substring(clock)).toDays() + 1;
    }
}

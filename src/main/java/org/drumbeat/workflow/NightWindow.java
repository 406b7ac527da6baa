package org.drumbeat.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.BatchWindow;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.BatchWindowManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The hours of the night in which the engine deletes the history that has outlived its time to live. They are in our time
 * zone; the engine's own setting goes by the zone of the server.
 */
@Component
class NightWindow implements BatchWindowManager {

    private final LocalTime from;
    private final LocalTime to;
    private final ZoneId zone;

    NightWindow(
            @Value("${drumbeat.history-cleanup.from}") LocalTime from,
            @Value("${drumbeat.history-cleanup.to}") LocalTime to,
            @Value("${drumbeat.time-zone}") ZoneId zone) {
        this.from = from;
        this.to = to;
        this.zone = zone;
    }

    @Override
    public boolean isBatchWindowConfigured(ProcessEngineConfigurationImpl engine) {
        return true;
    }

    @Override
    public BatchWindow getCurrentOrNextBatchWindow(Date date, ProcessEngineConfigurationImpl engine) {
        return first(date, night -> night.getEnd().after(date));
    }

    @Override
    public BatchWindow getNextBatchWindow(Date date, ProcessEngineConfigurationImpl engine) {
        return first(date, night -> night.getStart().after(date));
    }

    /** Last night's window may still be open; tomorrow's has certainly not begun. */
    private BatchWindow first(Date date, Predicate<BatchWindow> fits) {
        LocalDate today = LocalDate.ofInstant(date.toInstant(), zone);
        return IntStream.rangeClosed(-1, 1)
                .mapToObj(days -> night(today.plusDays(days)))
                .filter(fits)
                .findFirst()
                .orElseThrow();
    }

    private BatchWindow night(LocalDate day) {
        return new BatchWindow(at(day, from), at(to.isAfter(from) ? day : day.plusDays(1), to));
    }

    private Date at(LocalDate day, LocalTime time) {
        Instant moment = day.atTime(time).atZone(zone).toInstant();
        return Date.from(moment);
    }
}

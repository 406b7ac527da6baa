package org.drumbeat.workflow;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes the application's time zone the default before anything uses it: the engine computes timer cycles, reads times
 * without a zone, and writes the dates of its REST API in the default zone.
 */
class ApplicationZone implements EnvironmentPostProcessor, Ordered {

    private static final TimeZone COMPUTER = TimeZone.getDefault();

    /** The time zone the computer was set to when the application started. */
    static TimeZone ofTheComputer() {
        return COMPUTER;
    }

    /** After the settings have been read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String zone = environment.getProperty("drumbeat.time-zone");
        if (zone == null) {
            return;
        }
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
        } catch (DateTimeException e) {
            throw new IllegalStateException(
                    "“" + zone + "” is no time zone: set drumbeat.time-zone to one such as America/New_York.", e);
        }
    }
}

package org.drumbeat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.observation.web.client.HttpClientObservationsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.scheduling.ScheduledTasksObservabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.web.SpringDataWebAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Drumbeat: the management processes of a sales organisation, run by a process engine.
 *
 * <p>What it would be started with for nothing is left out: it calls no other system by HTTP, has no web sockets, leaves every
 * schedule to the engine's jobs, and takes no page of Spring Data's from a request.
 */
@SpringBootApplication(
        exclude = {
            HttpClientAutoConfiguration.class,
            HttpClientObservationsAutoConfiguration.class,
            RestClientAutoConfiguration.class,
            RestTemplateAutoConfiguration.class,
            ScheduledTasksObservabilityAutoConfiguration.class,
            SpringDataWebAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            WebSocketServletAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class DrumbeatApplication {

    public static void main(String[] args) {
        SpringApplication.run(DrumbeatApplication.class, args);
    }
}

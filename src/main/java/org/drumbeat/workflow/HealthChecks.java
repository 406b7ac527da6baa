package org.drumbeat.workflow;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.jdbc.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of {@code /actuator/health} that ask the database, in place of those of the same names that wait for it. */
@Configuration(proxyBeanMethods = false)
class HealthChecks {

    @Bean
    HealthIndicator dbHealthIndicator(DataSource dataSource) {
        return new HealthInTime("db", new DataSourceHealthIndicator(dataSource));
    }

    @Bean
    HealthIndicator processEngineHealthIndicator(CommandExecutor commands, ManagementService management) {
        return new HealthInTime("engine", new EngineHealth(commands, management));
    }
}

package org.drumbeat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application on a real database, with the demo organisation and the job executor off, on one {@link Monday}.
 *
 * <p>The application is started once for all of them, so a test makes its own vacancies and looks only at those. They
 * run on H2; what can go differently on PostgreSQL runs there, too ({@link AlsoOnPostgres}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(Monday.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            // So that a test can send more without holding much.
            "drumbeat.results.largest-file=20MB",
            "drumbeat.scrape.password=" + DrumbeatTest.SCRAPE_PASSWORD,
            "management.prometheus.metrics.export.enabled=true",
            "drumbeat.profile.providers.acme.name=Acme Profiles",
            "drumbeat.profile.providers.acme.link=https://profiles.example.com/t/{token}",
            "drumbeat.profile.providers.acme.secret=" + DrumbeatTest.PROVIDER_SECRET
        })
@ContextConfiguration(initializers = TestDatabase.class)
public @interface DrumbeatTest {

    String SCRAPE_PASSWORD = "only-for-tests";

    String PROVIDER_SECRET = "only-for-tests-and-long-enough-to-sign-with";
}

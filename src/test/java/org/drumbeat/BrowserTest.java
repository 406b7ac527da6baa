package org.drumbeat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test that sits down at a real Tasklist: the application as people run it, job executor included, and a headless
 * Chromium before it, on one {@link Monday}. Its methods can ask for a {@link Browser}.
 *
 * <p>The application is started once for all of them, so a test makes its own vacancies and looks only at those. They run
 * once and on one database: what differs between databases, other tests see sooner.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("browser")
@ExtendWith({Monday.class, BrowserExtension.class})
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
public @interface BrowserTest {}

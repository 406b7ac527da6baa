package org.drumbeat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Runs a test, or all of a class, once more on a real PostgreSQL, and says what could go differently there. Everything else runs
 * on H2 alone: it reaches the database only through statements that one of these sends, or through the engine's own
 * (docs/adr/0014-tests-on-postgresql.md).
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("postgres")
public @interface AlsoOnPostgres {

    Kind[] value();

    /** The classes whose statements it sends: each of ours that writes SQL has such a test. */
    Class<?>[] statementsOf() default {};

    /** What databases differ in. */
    enum Kind {
        /** Statements that we have written ourselves, and what they make of types and orders. */
        SQL,
        /** Rows that are held for one, and who waits for them. */
        LOCKS,
        /** What two do at the same moment. */
        RACES,
        MIGRATIONS,
        /** Many rows at once. */
        LARGE_IMPORTS,
        /** What a database says where it refuses something. */
        ERRORS,
        /** A whole process, once from its start to its end. */
        HAPPY_PATH
    }
}

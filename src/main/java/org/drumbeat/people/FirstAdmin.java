package org.drumbeat.people;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets up the person who sets up everybody else, in an empty database without the demo organisation; their password comes
 * from outside. Once there is anybody in the database, the password given at startup is ignored.
 */
@Component
@ConditionalOnBooleanProperty(name = "drumbeat.demo", havingValue = false)
class FirstAdmin implements SmartInitializingSingleton {

    static final String LOGIN = "admin";

    private final PersonRepository persons;
    private final JdbcAggregateOperations aggregates;
    private final EngineUsers engineUsers;
    private final String password;

    /** Refuses here, before any bean writes anything at startup. */
    FirstAdmin(
            PersonRepository persons,
            JdbcAggregateOperations aggregates,
            EngineUsers engineUsers,
            @Value("${drumbeat.admin.password:}") String password) {
        this.persons = persons;
        this.aggregates = aggregates;
        this.engineUsers = engineUsers;
        this.password = password;
        if (password.isBlank() && persons.count() == 0) {
            throw new NoPassword("The database is empty, and there is no password for its first administrator.");
        }
        if (persons.count() == 0 && !engineUsers.takes(LOGIN, password)) {
            throw new NoPassword("The password for the first administrator is too easy to guess: it needs at least 12"
                    + " characters, and the login must not be in it.");
        }
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        if (persons.count() == 0) {
            aggregates.insert(new Person(LOGIN, "Administrator", null, Role.ADMIN, null, null, null, null, null, null));
            engineUsers.followPeople(password);
        }
    }

    /** Without a password, nobody could ever log in. */
    private static final class NoPassword extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoPassword(String sentence) {
            super(sentence);
        }
    }

    /** Tells whoever starts Drumbeat what is missing, instead of a stack trace. */
    static final class NoPasswordAnalyzer extends AbstractFailureAnalyzer<NoPassword> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, NoPassword cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set the environment variable DRUMBEAT_ADMIN_PASSWORD and start again: the login is “" + LOGIN
                            + "”. Later starts do not need it.",
                    cause);
        }
    }
}

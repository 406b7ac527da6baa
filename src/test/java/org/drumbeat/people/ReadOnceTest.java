package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction remembers of the rows that it has read, and when it reads them again. */
@DrumbeatTest
@AlsoOnPostgres(AlsoOnPostgres.Kind.LOCKS)
class ReadOnceTest {

    @Autowired
    private PersonRepository persons;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void nobodyHasMoved() {
        jdbc.update("update person set region = 'South' where id = 'mina'");
    }

    @Test
    void whoeverAsksInOneTransactionIsAnsweredFromOneRead() {
        assertThat(inOne(() -> Statements.during(() -> {
                    assertThat(region()).isEqualTo("South");
                    assertThat(persons.findAllById(List.of("mina"))).hasSize(1);
                    assertThat(persons.findAllById(List.of("mina", "nobody"))).hasSize(1);
                    moveElsewhere("North");
                    assertThat(region()).isEqualTo("South");
                })))
                .as("one for mina, one for nobody, and that of the other transaction")
                .isEqualTo(2 + 1);
        assertThat(region()).isEqualTo("North");
        assertThat(inOne(this::region)).isEqualTo("North");
    }

    @Test
    void whatIsSavedIsKnownAndWhatWasWaitedForIsReadAnew() {
        inOne(() -> {
            Person before = persons.findById("mina").orElseThrow();
            persons.save(before);
            assertThat(Statements.during(() -> assertThat(
                                    persons.findById("mina").orElseThrow().version())
                            .isEqualTo(before.version() + 1)))
                    .isZero();
            return null;
        });
        inOne(() -> {
            assertThat(region()).isEqualTo("South");
            moveElsewhere("North");
            persons.takeTurn();
            assertThat(region()).isEqualTo("North");
            return null;
        });
    }

    @Test
    void withoutATransactionNothingIsRemembered() {
        assertThat(Statements.during(() -> {
                    region();
                    region();
                }))
                .isEqualTo(2);
    }

    private String region() {
        return persons.findById("mina").orElseThrow().region();
    }

    private void moveElsewhere(String region) {
        TransactionTemplate other = new TransactionTemplate(transactions);
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        other.executeWithoutResult(status -> jdbc.update("update person set region = ? where id = 'mina'", region));
    }

    private <T> T inOne(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }
}

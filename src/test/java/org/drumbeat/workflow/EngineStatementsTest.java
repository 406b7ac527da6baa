package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Optional;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** The engine's statements, read before the engine is there, are those that it would read itself. */
class EngineStatementsTest {

    @Test
    void theyAreThoseThatTheEngineWouldRead() {
        OwnEngine engine = new OwnEngine();

        Optional<SqlSessionFactory> read = readFor("jdbc:h2:mem:any").of(engine);

        assertThat(read).isPresent();
        Configuration ahead = read.get().getConfiguration();
        Configuration own = engine.read();
        assertThat(names(ahead)).isNotEmpty().containsExactlyInAnyOrderElementsOf(names(own));
        assertThat(ahead.getVariables()).isEqualTo(own.getVariables());
        assertThat(ahead.getEnvironment().getDataSource()).isSameAs(engine.getDataSource());
        assertThat(ahead.getDefaultExecutorType()).isEqualTo(own.getDefaultExecutorType());
        assertThat(ahead.getDefaultStatementTimeout()).isEqualTo(own.getDefaultStatementTimeout());
    }

    @Test
    void anEngineOnADatabaseOfAnotherKindReadsItsOwn() {
        assertThat(readFor("jdbc:postgresql://localhost/any").of(new OwnEngine()))
                .isEmpty();
        assertThat(readFor("jdbc:mariadb://localhost/any").of(new OwnEngine())).isEmpty();
    }

    @Test
    void anEngineWhoseTablesHaveOtherNamesReadsItsOwn() {
        OwnEngine engine = new OwnEngine();
        engine.setDatabaseTablePrefix("other.");

        assertThat(readFor("jdbc:h2:mem:any").of(engine)).isEmpty();
    }

    private static Collection<String> names(Configuration statements) {
        return statements.getMappedStatementNames();
    }

    private static EngineStatements readFor(String url) {
        EngineStatements statements = new EngineStatements();
        statements.setEnvironment(new MockEnvironment().withProperty("spring.datasource.url", url));
        statements.postProcessBeanFactory(new DefaultListableBeanFactory());
        return statements;
    }

    /** An engine that is only asked for its statements. */
    private static final class OwnEngine extends StandaloneInMemProcessEngineConfiguration {

        OwnEngine() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:engine-statements");
            setDataSource(database);
        }

        Configuration read() {
            initTransactionFactory();
            initSqlSessionFactory();
            return getSqlSessionFactory().getConfiguration();
        }
    }
}

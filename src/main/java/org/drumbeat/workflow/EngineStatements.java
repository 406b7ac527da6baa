package org.drumbeat.workflow;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.EnvironmentAware;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's SQL statements in a thread of its own while Spring sets up everything that comes before the engine: it
 * takes a seventh of the start, and needs to know nothing but the kind of the database.
 */
@Component
class EngineStatements implements BeanFactoryPostProcessor, EnvironmentAware {

    /** The engine's names of the databases that Drumbeat runs on. */
    private static final Map<DatabaseDriver, String> KINDS =
            Map.of(DatabaseDriver.H2, "h2", DatabaseDriver.POSTGRESQL, "postgres");

    private org.springframework.core.env.Environment settings;
    private String kind;
    private FutureTask<Configuration> statements;

    @Override
    public void setEnvironment(org.springframework.core.env.Environment settings) {
        this.settings = settings;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        kind = KINDS.get(DatabaseDriver.fromJdbcUrl(settings.getProperty("spring.datasource.url")));
        if (kind != null) {
            statements = new FutureTask<>(() -> read(kind));
            Thread reader = new Thread(statements, "engine-statements");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /**
     * What an engine with these settings would read itself, with its data source set; nothing where its database is of another
     * kind than it seemed, or it keeps its tables under other names.
     */
    Optional<SqlSessionFactory> of(ProcessEngineConfigurationImpl engine) {
        engine.initDatabaseType();
        if (!engine.getDatabaseType().equals(kind)
                || !engine.getDatabaseTablePrefix().isEmpty()) {
            return Optional.empty();
        }
        Configuration read = read();
        read.setEnvironment(new Environment("default", new ManagedTransactionFactory(), engine.getDataSource()));
        read.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
        if (engine.isJdbcBatchProcessing()) {
            read.setDefaultExecutorType(ExecutorType.BATCH);
        }
        return Optional.of(new DefaultSqlSessionFactory(read));
    }

    private Configuration read() {
        try {
            return statements.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The engine's own statements cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the engine's statements were read", e);
        }
    }

    private static Configuration read(String kind) throws IOException {
        Properties words = new Properties();
        words.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(words, "", kind);
        try (Reader mappings = new InputStreamReader(
                ReflectUtil.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE),
                StandardCharsets.UTF_8)) {
            return new XMLConfigBuilder(mappings, "", words).parse();
        }
    }
}

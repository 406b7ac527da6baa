package org.drumbeat.workflow;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Refuses to start in production without a database, before anything looks for one and fails with a stack trace. */
@Component
@Profile("postgres")
class DatabaseSettings implements BeanFactoryPostProcessor {

    /** The variables, and the properties that they set in {@code application-postgres.yaml}. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            "DRUMBEAT_DB_URL", "spring.datasource.url",
            "DRUMBEAT_DB_USER", "spring.datasource.username",
            "DRUMBEAT_DB_PASSWORD", "spring.datasource.password"));

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Environment environment = beans.getBean(Environment.class);
        List<String> missing = NEEDED.keySet().stream()
                .filter(variable -> !StringUtils.hasText(environment.getProperty(NEEDED.get(variable))))
                .toList();
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
    }

    private static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Missing(List<String> variables) {
            super("The database is not known. Missing: " + String.join(", ", variables));
        }
    }

    /** Tells whoever starts Drumbeat what is missing. */
    static final class MissingAnalyzer extends AbstractFailureAnalyzer<Missing> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Missing cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set DRUMBEAT_DB_URL (such as jdbc:postgresql://HOST/DATABASE), DRUMBEAT_DB_USER and"
                            + " DRUMBEAT_DB_PASSWORD, and start again.",
                    cause);
        }
    }
}

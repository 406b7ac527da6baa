package org.drumbeat.workflow;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys within a time limit, the last resort against a model that the guard considers sound but the engine never finishes
 * reading: the caller gets an answer, and the deployment is rolled back.
 */
final class TimedDeployments extends RepositoryServiceImpl {

    private static final Logger LOG = LoggerFactory.getLogger(TimedDeployments.class);

    private static final int MOST_SENTENCES = 20;

    private final SpringProcessEngineConfiguration engine;
    private final Duration limit;

    TimedDeployments(SpringProcessEngineConfiguration engine, Duration limit) {
        this.engine = engine;
        this.limit = limit;
    }

    /** @throws BadUserRequestException with a sentence, where it takes too long or the engine does not take it */
    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
        if (Context.getCommandContext() != null || TransactionSynchronizationManager.isActualTransactionActive()) {
            // Part of a larger transaction, so it belongs in that transaction's thread.
            return super.deployWithResult(deployment);
        }
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        AtomicReference<Connection> connection = new AtomicReference<>();
        TimeLimit time = new TimeLimit(limit);
        Optional<DeploymentWithDefinitions> done;
        try {
            done = time.run("deployment", () -> deploy(deployment, person, connection, time));
        } catch (ParseException unreadable) {
            throw new BadUserRequestException("Not deployed. " + inWords(unreadable), unreadable);
        } catch (ProcessEngineException refused) {
            if (refused.getClass() == ProcessEngineException.class) {
                throw new BadUserRequestException(
                        "Not deployed. The engine cannot read it: " + refused.getMessage(), refused);
            }
            throw refused;
        }
        return done.orElseThrow(() -> {
            giveUp(connection.get());
            return new BadUserRequestException("Not deployed. Reading it took more than " + limit.toSeconds()
                    + " seconds, so it was cut off: look for a timer, a loop or a table that never ends.");
        });
    }

    private DeploymentWithDefinitions deploy(
            DeploymentBuilderImpl deployment,
            Authentication person,
            AtomicReference<Connection> connection,
            TimeLimit time) {
        engine.getIdentityService().setAuthentication(person);
        try {
            return new TransactionTemplate(engine.getTransactionManager()).execute(transaction -> {
                connection.set(DataSourceUtils.getConnection(engine.getDataSource()));
                DeploymentWithDefinitions done = super.deployWithResult(deployment);
                if (!time.inTime()) {
                    transaction.setRollbackOnly();
                }
                return done;
            });
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static String inWords(ParseException unreadable) {
        return unreadable.getResorceReports().stream()
                .flatMap(file -> file.getErrors().stream()
                        .map(error -> file.getResourceName() + ": "
                                + (error.getMainElementId() == null
                                        ? ""
                                        : error.getMainElementId() + " cannot be read: ")
                                + ModelFile.shortened(String.valueOf(error.getMessage())) + " (line " + error.getLine()
                                + ")."))
                .limit(MOST_SENTENCES)
                .collect(Collectors.joining(" "));
    }

    /** The thread cannot be stopped; what it holds in the database can be taken from it. */
    private static void giveUp(Connection connection) {
        LOG.error(
                "A deployment was cut off. Its thread may keep a core busy, and other deployments waiting, until the next restart.");
        try {
            if (connection != null) {
                connection.unwrap(Connection.class).close();
            }
        } catch (SQLException e) {
            LOG.error("The connection of a deployment that was cut off cannot be closed", e);
        }
    }
}

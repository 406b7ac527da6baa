package org.drumbeat.workflow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes nodes that share a database start one after the other: from before the engine creates its tables until everything
 * that a start adds (models, filters, grants, users) is there. The second node then finds it all, and adds nothing twice.
 *
 * <p>The turn is a locked row, so that the database releases it when a node dies halfway through.
 */
@Component
@DependsOnDatabaseInitialization
class StartUpLock implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StartUpLock.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DataSource dataSource;
    private Connection turn;

    StartUpLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits until no other node is starting. */
    void take() {
        try {
            turn = dataSource.getConnection();
            turn.setAutoCommit(false);
            if (!locked()) {
                LOG.info("Another node is starting on this database: this one waits for it.");
                do {
                    turn.rollback();
                    Thread.sleep(PAUSE.toMillis());
                } while (!locked());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say whether another node is starting", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another node was starting", e);
        }
    }

    /** A locked row is skipped instead of waited for, since databases differ in how long they let a query wait. */
    private boolean locked() throws SQLException {
        try (Statement statement = turn.createStatement();
                ResultSet row = statement.executeQuery("select id from start_up for update skip locked")) {
            return row.next();
        }
    }

    /** Everything is in place, and nobody has logged in yet: the next node may start. */
    @Override
    public void start() {
        end();
    }

    @Override
    public void stop() {
        end();
    }

    @Override
    public boolean isRunning() {
        return turn == null;
    }

    /** Before the doors open. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    /** Also after a start that failed. */
    @Override
    public void destroy() {
        end();
    }

    private void end() {
        if (turn == null) {
            return;
        }
        try (Connection ending = turn) {
            turn = null;
            ending.rollback();
            ending.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.warn("The connection that held the turn to start is gone", e);
        }
    }
}

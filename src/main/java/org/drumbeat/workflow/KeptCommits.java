package org.drumbeat.workflow;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Has what was committed written to the file before anybody hears that it is done. H2 writes half a second later, and without
 * that delay it would no longer tidy up its file, which then grows without end; PostgreSQL writes at once.
 */
@Component("transactionManager")
class KeptCommits extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final boolean inAFileOfH2;

    KeptCommits(DataSource dataSource, @Value("${spring.datasource.url}") String url) {
        super(dataSource);
        this.inAFileOfH2 = url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:");
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        if (inAFileOfH2 && !status.isReadOnly()) {
            write(((JdbcTransactionObjectSupport) status.getTransaction())
                    .getConnectionHolder()
                    .getConnection());
        }
    }

    private void write(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw translateException("JDBC commit", e);
        }
    }
}

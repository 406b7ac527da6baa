package org.drumbeat.workflow;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Lets a request wait for an answer of the database as long as for a connection, and no longer: a server that falls silent in
 * the middle would otherwise hold whoever asks for minutes. Jobs, and requests that bring a file, may bring much work.
 */
@Component
class ImpatientRequests implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new Connections(pool) : bean;
    }

    private static final class Connections extends DelegatingDataSource {

        private final int patience;

        Connections(HikariDataSource pool) {
            super(pool);
            this.patience = (int) pool.getConnectionTimeout();
        }

        /** The pool sets the time back when it gets the connection back. */
        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            if (isForARequest() || Thread.currentThread() instanceof ImpatientThread) {
                connection.setNetworkTimeout(Runnable::run, patience);
            }
            return connection;
        }

        private static boolean isForARequest() {
            return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                    && !String.valueOf(request.getRequest().getContentType()).startsWith("multipart/");
        }
    }
}

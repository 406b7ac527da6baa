package org.drumbeat.workflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The engine's connections, which store its moments in the computer's zone whatever the application's zone is: its columns
 * hold a date and a time without a zone, so running timers would shift with the setting, and in the hour that occurs twice
 * in the fall, two moments would become one.
 */
final class EngineMoments extends TransactionAwareDataSourceProxy {

    private final TimeZone zone;

    EngineMoments(DataSource dataSource, TimeZone zone) {
        super(dataSource);
        this.zone = zone;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return inZone(Connection.class, super.getConnection());
    }

    /** Whatever a connection creates uses the same zone. */
    private Object inZone(Object made) {
        if (made instanceof ResultSet rows) {
            return inZone(ResultSet.class, rows);
        }
        if (made instanceof PreparedStatement statement) {
            return inZone(PreparedStatement.class, statement);
        }
        return made instanceof Statement statement ? inZone(Statement.class, statement) : made;
    }

    private <T> T inZone(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                EngineMoments.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer(proxy, target, method, arguments)));
    }

    private Object answer(Object proxy, Object target, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("setTimestamp") && arguments.length == 2) {
            ((PreparedStatement) target).setTimestamp((int) arguments[0], (Timestamp) arguments[1], calendar());
            return null;
        }
        if (method.getName().equals("getTimestamp") && arguments.length == 1) {
            return arguments[0] instanceof String column
                    ? ((ResultSet) target).getTimestamp(column, calendar())
                    : ((ResultSet) target).getTimestamp((int) arguments[0], calendar());
        }
        if (method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        try {
            return inZone(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A new one each time, since a driver may modify it. */
    private Calendar calendar() {
        return Calendar.getInstance(zone);
    }
}

package org.drumbeat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Counts the SQL statements that an application executes, each of a batch as one: those of a request are told in a header of
 * its answer, so that callers at the same time do not count each other's.
 */
@TestConfiguration
public class CountedStatements {

    private static final String HEADER = "X-Statements";
    private static final ThreadLocal<long[]> OF_THIS_REQUEST = new ThreadLocal<>();
    private static final AtomicLong ELSEWHERE = new AtomicLong();
    private static final Map<String, LongAdder> BY_TEXT = new ConcurrentHashMap<>();

    /** How many it took to answer this. */
    public static long of(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong(HEADER).orElseThrow();
    }

    /** How many were executed since the start where nobody waited for an answer: in jobs, and by who looks for them. */
    public static long elsewhere() {
        return ELSEWHERE.get();
    }

    /** How often each was executed since the start, by its text. */
    public static Map<String, Long> byText() {
        return BY_TEXT.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, statement -> statement.getValue().sum()));
    }

    @Bean
    static BeanPostProcessor countStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Counting(source) : bean;
            }
        };
    }

    /** Before everything else: to know who asks takes statements, too. */
    @Bean
    static FilterRegistrationBean<Telling> tellStatements() {
        FilterRegistrationBean<Telling> registration = new FilterRegistrationBean<>(new Telling());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static void count(String text) {
        BY_TEXT.computeIfAbsent(text, any -> new LongAdder()).increment();
        long[] ofThisRequest = OF_THIS_REQUEST.get();
        if (ofThisRequest == null) {
            ELSEWHERE.incrementAndGet();
        } else {
            ofThisRequest[0]++;
        }
    }

    private static final class Telling extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            long[] counted = new long[1];
            // A header has to be written before the body.
            ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
            OF_THIS_REQUEST.set(counted);
            try {
                chain.doFilter(request, held);
            } finally {
                OF_THIS_REQUEST.remove();
            }
            response.setHeader(HEADER, String.valueOf(counted[0]));
            held.copyBodyToResponse();
        }
    }

    private static final class Counting extends DelegatingDataSource {

        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting(super.getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return counting(super.getConnection(user, password));
        }

        private static Connection counting(Connection connection) {
            return (Connection) proxy(Connection.class, (proxy, method, args) -> {
                Object made = call(connection, method, args);
                String text = args != null && args.length > 0 && args[0] instanceof String sql ? sql : "";
                return made instanceof Statement statement
                        ? proxy(method.getReturnType(), (self, called, values) -> {
                            // Executing a batch executes what was added to it.
                            if (called.getName().equals("addBatch")
                                    || called.getName().startsWith("execute")
                                            && !called.getName().endsWith("Batch")) {
                                count(text);
                            }
                            return call(statement, called, values);
                        })
                        : made;
            });
        }

        private static Object proxy(Class<?> type, InvocationHandler handler) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        }

        private static Object call(Object target, Method method, Object[] args) throws Throwable {
            try {
                return method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}

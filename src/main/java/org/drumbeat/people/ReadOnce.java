package org.drumbeat.people;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.jdbc.core.convert.DataAccessStrategy;
import org.springframework.data.jdbc.core.convert.DelegatingDataAccessStrategy;
import org.springframework.data.jdbc.core.convert.Identifier;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.data.mapping.context.MappingContext;
import org.springframework.data.relational.core.conversion.IdValueSource;
import org.springframework.data.relational.repository.Lock;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads an aggregate by its id once a transaction: whether somebody may have a task, what its form shows and what its answer
 * does are worked out one after the other, each from the same rows, or from what the transaction itself has saved. Nothing
 * outlives it. Once a row was held, everything is read anew, since others may have committed while it was waited for.
 */
public final class ReadOnce extends DelegatingDataAccessStrategy {

    private final MappingContext<?, ?> entities;

    ReadOnce(DataAccessStrategy database, MappingContext<?, ?> entities) {
        super(database);
        this.entities = entities;
    }

    /** Called by whoever holds or writes rows of aggregates past their repositories. */
    public static void forget() {
        Known.now().ifPresent(known -> known.byType.clear());
    }

    /** Forgets what was read when a repository is asked to hold a row. */
    static final class UntilARowIsHeld implements BeanPostProcessor {

        private static final MethodInterceptor FORGET = call -> {
            if (holds(call.getMethod())) {
                forget();
            }
            return call.proceed();
        };

        private static boolean holds(Method asked) {
            Query query = asked.getAnnotation(Query.class);
            return asked.isAnnotationPresent(Lock.class)
                    || query != null && query.value().toLowerCase(Locale.ROOT).contains("for update");
        }

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof JdbcRepositoryFactoryBean<?, ?, ?> repository) {
                repository.addRepositoryFactoryCustomizer(factory ->
                        factory.addRepositoryProxyPostProcessor((proxy, about) -> proxy.addAdvice(0, FORGET)));
            }
            return bean;
        }
    }

    @Override
    public <T> T findById(Object id, Class<T> type) {
        Map<Object, Object> known = known(type);
        T found = type.cast(known.get(id));
        if (found == null) {
            found = super.findById(id, type);
            known.put(id, found);
        }
        return found;
    }

    @Override
    public <T> Iterable<T> findAllById(Iterable<?> ids, Class<T> type) {
        Map<Object, Object> known = known(type);
        List<Object> unknown = new ArrayList<>();
        ids.forEach(id -> {
            if (known.get(id) == null) {
                unknown.add(id);
            }
        });
        if (!unknown.isEmpty()) {
            super.findAllById(unknown, type).forEach(found -> known.put(idOf(found), found));
        }
        List<T> all = new ArrayList<>();
        ids.forEach(id -> Optional.ofNullable(known.get(id)).map(type::cast).ifPresent(all::add));
        return all;
    }

    private Object idOf(Object entity) {
        return entities.getRequiredPersistentEntity(entity.getClass())
                .getIdentifierAccessor(entity)
                .getRequiredIdentifier();
    }

    @Override
    public <T> Object insert(T instance, Class<T> type, Identifier parent, IdValueSource source) {
        Object id = super.insert(instance, type, parent, source);
        if (parent.size() == 0) {
            known(type).put(idOf(instance), instance);
        }
        return id;
    }

    @Override
    public <S> boolean update(S instance, Class<S> type) {
        known(type).clear();
        return super.update(instance, type);
    }

    @Override
    public <S> boolean updateWithVersion(S instance, Class<S> type, Number before) {
        known(type).clear();
        boolean updated = super.updateWithVersion(instance, type, before);
        known(type).put(idOf(instance), instance);
        return updated;
    }

    @Override
    public void delete(Object id, Class<?> type) {
        known(type).clear();
        super.delete(id, type);
    }

    @Override
    public void delete(Iterable<Object> ids, Class<?> type) {
        known(type).clear();
        super.delete(ids, type);
    }

    @Override
    public <T> void deleteWithVersion(Object id, Class<T> type, Number before) {
        known(type).clear();
        super.deleteWithVersion(id, type, before);
    }

    @Override
    public <T> void deleteAll(Class<T> type) {
        known(type).clear();
        super.deleteAll(type);
    }

    /** By id; outside of a transaction nothing is kept. */
    private static Map<Object, Object> known(Class<?> type) {
        return Known.now().map(known -> known.of(type)).orElseGet(HashMap::new);
    }

    /** What was read in a transaction. */
    private static final class Known implements TransactionSynchronization {

        private final Map<Class<?>, Map<Object, Object>> byType = new HashMap<>();

        static Optional<Known> now() {
            if (!TransactionSynchronizationManager.isActualTransactionActive()
                    || !TransactionSynchronizationManager.isSynchronizationActive()) {
                return Optional.empty();
            }
            return TransactionSynchronizationManager.getSynchronizations().stream()
                    .filter(Known.class::isInstance)
                    .map(Known.class::cast)
                    .findFirst()
                    .or(() -> {
                        Known known = new Known();
                        TransactionSynchronizationManager.registerSynchronization(known);
                        return Optional.of(known);
                    });
        }

        Map<Object, Object> of(Class<?> type) {
            return byType.computeIfAbsent(type, any -> new HashMap<>());
        }
    }
}

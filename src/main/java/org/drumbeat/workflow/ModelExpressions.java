package org.drumbeat.workflow;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.joda.time.DateTime;

/**
 * What expressions see: in a model the process variables, the delegates and the two beans for models, {@code people} and
 * {@code due}; in a query nothing but the engine's own functions.
 *
 * <p>A query is recognized by having no variable scope. The engine evaluates expressions that callers put into queries and
 * filters, also those in {@code orQueries} although it is told not to (CVE-2026-109432), and a method call in one of them
 * would run code. So a query sees no beans, no properties and no methods, only {@code currentUser()},
 * {@code currentUserGroups()}, {@code now()} and {@code dateTime()}, from which other moments can be derived:
 * {@code dateTime().plusDays(1)}.
 */
final class ModelExpressions extends JuelExpressionManager {

    private final ModelBeans beans;

    ModelExpressions(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(new ArrayELResolver());
        resolver.add(new ListELResolver());
        resolver.add(new MapELResolver());
        resolver.add(new BeanELResolver());
        return resolver;
    }

    @Override
    protected ProcessEngineElContext createElContext(VariableScope scope) {
        if (scope != null) {
            return super.createElContext(scope);
        }
        ensureInitialized();
        ProcessEngineElContext query = new ProcessEngineElContext(functionMapper, new OtherMoments());
        query.putContext(ExpressionFactory.class, expressionFactory);
        return query;
    }

    /** Leads from one moment to another, and to nothing else. */
    private static final class OtherMoments extends BeanELResolver {

        private static final Pattern MOVES = Pattern.compile("(plus|minus|with)[A-Z][A-Za-z]*");

        @Override
        public Object invoke(ELContext query, Object moment, Object method, Class<?>[] types, Object[] arguments) {
            return moment instanceof DateTime
                            && MOVES.matcher(method.toString()).matches()
                    ? super.invoke(query, moment, method, types, arguments)
                    : null;
        }

        @Override
        public Object getValue(ELContext query, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext query, Object base, Object property, Object value) {
            throw new PropertyNotWritableException();
        }
    }
}

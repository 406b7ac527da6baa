package org.drumbeat.workflow;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;

/**
 * What expressions see: in a model the process variables, the delegates and the two beans for models, {@code people} and
 * {@code due}; in a query nothing but the engine's own functions.
 *
 * <p>A query is known by having no scope of variables. The engine evaluates expressions that callers put into queries
 * and filters, also those in {@code orQueries} although it is told not to (CVE-2026-109432), and a method call in one of
 * them would run code. Without a resolver there are no beans, no properties and no methods, only {@code currentUser()},
 * {@code currentUserGroups()}, {@code now()} and {@code dateTime()}.
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
        return new ProcessEngineElContext(functionMapper, new CompositeELResolver());
    }
}

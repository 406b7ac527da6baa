package org.drumbeat.workflow;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.db.QueryService;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.cockpit.impl.db.QueryServiceImpl;
import org.camunda.bpm.cockpit.impl.plugin.base.dto.query.AbstractProcessInstanceQueryDto;
import org.camunda.bpm.cockpit.impl.plugin.base.dto.query.ProcessDefinitionQueryDto;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.webapp.db.QueryParameters;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Applies {@link VariableSearches} to Cockpit, which bypasses the engine and queries the database for its lists. In place
 * before the first request: the server has prepared the webapps by then but is not listening yet.
 */
@Component
class CockpitSearches implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        Cockpit.setCockpitRuntimeDelegate(new Guarded());
    }

    private static final class Guarded extends DefaultCockpitRuntimeDelegate {

        @Override
        public QueryService getQueryService(String engine) {
            return new QueryServiceImpl(getCommandExecutor(engine)) {
                @Override
                public <T> List<T> executeQuery(String statement, QueryParameters query) {
                    ensureAllowed(engine, query);
                    return super.executeQuery(statement, query);
                }

                @Override
                public Long executeQueryRowCount(String statement, ListQueryParameterObject query) {
                    ensureAllowed(engine, query);
                    return super.executeQueryRowCount(statement, query);
                }
            };
        }

        private void ensureAllowed(String engine, ListQueryParameterObject query) {
            Collection<?> variables = query instanceof AbstractProcessInstanceQueryDto<?> instances
                    ? instances.getQueryVariableValues()
                    : query instanceof ProcessDefinitionQueryDto processes ? processes.getQueryVariableValues() : null;
            if (variables != null && !variables.isEmpty()) {
                ((ProcessEngineConfigurationImpl) getProcessEngine(engine).getProcessEngineConfiguration())
                        .getCommandExecutorTxRequired()
                        .execute(context -> {
                            ((VariableSearches) context.getAuthorizationManager()).ensureAllowed();
                            return null;
                        });
            }
        }
    }
}

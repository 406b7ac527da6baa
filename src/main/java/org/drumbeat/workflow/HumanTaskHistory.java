package org.drumbeat.workflow;

import java.util.Date;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceManager;
import org.springframework.stereotype.Component;

/** Deletes human tasks when the engine deletes its own task history: at night, when their time to live is over. */
final class HumanTaskHistory extends HistoricTaskInstanceManager {

    private final HumanTaskTable table;

    private HumanTaskHistory(HumanTaskTable table) {
        this.table = table;
    }

    @Override
    public DbOperation deleteHistoricTaskInstancesByRemovalTime(
            Date removalTime, int minuteFrom, int minuteTo, int batchSize) {
        table.removeOld(removalTime.toInstant());
        return super.deleteHistoricTaskInstancesByRemovalTime(removalTime, minuteFrom, minuteTo, batchSize);
    }

    @Component
    static final class Factory implements SessionFactory {

        private final HumanTaskTable table;

        Factory(HumanTaskTable table) {
            this.table = table;
        }

        @Override
        public Class<?> getSessionType() {
            return HistoricTaskInstanceManager.class;
        }

        @Override
        public Session openSession() {
            return new HumanTaskHistory(table);
        }
    }
}

package org.drumbeat.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Keeps a row of every human task of every model: whose it is, when it is due and how it ended, for {@link Lateness}.
 *
 * <p>What happens to tasks within a command is written together with the engine's own data: one statement for a task that
 * begins and one for a task that changes or ends, however often it does.
 */
@Component
class HumanTasks extends AbstractBpmnParseListener implements TaskListener, SessionFactory {

    private static final List<String> EVENTS =
            List.of(EVENTNAME_CREATE, EVENTNAME_ASSIGNMENT, EVENTNAME_UPDATE, EVENTNAME_COMPLETE, EVENTNAME_DELETE);

    /** For a model without a time to live, accepted by an engine with other settings. */
    private static final int DAYS_TO_LIVE = 1096;

    private final HumanTaskTable table;

    HumanTasks(HumanTaskTable table) {
        this.table = table;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        EVENTS.forEach(event -> definition.addBuiltInTaskListener(event, this));
    }

    @Override
    public void notify(DelegateTask happened) {
        TaskEntity task = (TaskEntity) happened;
        Changes changes = Context.getCommandContext().getSession(Changes.class);
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> changes.begun(task);
            case EVENTNAME_COMPLETE -> changes.ended(task, HumanTaskTable.Ending.COMPLETED);
            case EVENTNAME_DELETE -> changes.ended(task, HumanTaskTable.Ending.CANCELLED);
            default -> changes.changed(task);
        }
    }

    @Override
    public Class<?> getSessionType() {
        return Changes.class;
    }

    @Override
    public Session openSession() {
        return new Changes(table);
    }

    /** What has happened to tasks in one command. By id, so that two commands never wait for each other. */
    private static final class Changes implements Session {

        private final Map<String, Change> byId = new TreeMap<>();
        private final HumanTaskTable table;

        Changes(HumanTaskTable table) {
            this.table = table;
        }

        void begun(TaskEntity task) {
            of(task).origin = origin(task);
        }

        /** A new name, priority or comment is none. */
        void changed(TaskEntity task) {
            if (byId.containsKey(task.getId())
                    || task.getPropertyChanges().containsKey(TaskEntity.ASSIGNEE)
                    || task.getPropertyChanges().containsKey(TaskEntity.DUE_DATE)) {
                of(task);
            }
        }

        void ended(TaskEntity task, HumanTaskTable.Ending how) {
            Change change = of(task);
            change.ending = how;
            change.endedAt = ClockUtil.getCurrentTime().toInstant();
        }

        private Change of(TaskEntity task) {
            return byId.computeIfAbsent(task.getId(), id -> new Change(task));
        }

        private static HumanTaskTable.Origin origin(TaskEntity task) {
            ProcessDefinitionEntity model = task.getProcessDefinition();
            Instant created = task.getCreateTime().toInstant();
            return new HumanTaskTable.Origin(
                    model.getKey(),
                    model.getVersion(),
                    model.getVersionTag(),
                    task.getTaskDefinitionKey(),
                    DeployedForms.id(task).orElse(null),
                    task.getProcessInstanceId(),
                    task.getExecution().getProcessBusinessKey(),
                    created,
                    created.plus(
                            Objects.requireNonNullElse(model.getHistoryTimeToLive(), DAYS_TO_LIVE), ChronoUnit.DAYS));
        }

        @Override
        public void flush() {
            List<HumanTaskTable.Row> begun = new ArrayList<>();
            List<HumanTaskTable.Row> changed = new ArrayList<>();
            byId.values().forEach(change -> (change.origin == null ? changed : begun).add(change.row()));
            byId.clear();
            table.add(begun);
            table.update(changed);
        }

        @Override
        public void close() {
            byId.clear();
        }
    }

    private static final class Change {

        private final TaskEntity task;
        private HumanTaskTable.Origin origin;
        private HumanTaskTable.Ending ending;
        private Instant endedAt;

        Change(TaskEntity task) {
            this.task = task;
        }

        HumanTaskTable.Row row() {
            Date due = task.getDueDate();
            return new HumanTaskTable.Row(
                    task.getId(), origin, task.getAssignee(), due == null ? null : due.toInstant(), endedAt, ending);
        }
    }
}

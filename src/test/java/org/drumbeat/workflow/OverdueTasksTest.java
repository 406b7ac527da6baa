package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose overdue tasks are found. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = CandidateGroups.class)
class OverdueTasksTest {

    private static final String FORM = """
            "components": [ { "id": "Field_Notes", "type": "textarea", "key": "notes", "label": "Notes" } ]""";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private OverdueTasks overdue;

    @Autowired
    private Clock clock;

    private DrawnTask task;

    @AfterEach
    void takeAway() {
        task.close();
    }

    @Test
    void whatIsOfferedToAGroupThatTheEngineDoesNotKnowIsFoundToo() {
        task = overdue(DrawnTask.offered(engine, "controllers", FORM));

        assertThat(found().responsible()).isEqualTo("controllers");
        assertThat(found().isOfGroup()).isTrue();
    }

    @Test
    void whatIsOfferedToSeveralGroupsIsFoundOnceAndOfOneThatIsKnown() {
        task = overdue(DrawnTask.offered(engine, "hr", FORM));
        engine.getTaskService().addCandidateGroup(task.id(), "controllers");
        engine.getTaskService().addCandidateUser(task.id(), "maya");

        assertThat(found().responsible()).isEqualTo("hr");
    }

    @Test
    void whatSomebodyHasIsTheirs() {
        task = overdue(DrawnTask.offered(engine, "hr", FORM));
        engine.getTaskService().claim(task.id(), "hana");

        assertThat(found().responsible()).isEqualTo("hana");
        assertThat(found().isOfGroup()).isFalse();
    }

    private OverdueTask found() {
        return overdue.toRemindOf().stream()
                .filter(late -> late.id().equals(task.id()))
                .reduce((one, another) -> {
                    throw new AssertionError("found twice");
                })
                .orElseThrow();
    }

    private DrawnTask overdue(DrawnTask drawn) {
        Task open = engine.getTaskService().createTaskQuery().taskId(drawn.id()).singleResult();
        open.setDueDate(Date.from(clock.instant().minus(Duration.ofDays(10))));
        engine.getTaskService().saveTask(open);
        return drawn;
    }
}

package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How many SQL statements a vacancy takes from its request to its interview kit, the engine's and ours: once everything has
 * been read that never changes, without those that the doors send, and without lists.
 */
@DrumbeatTest
class VacancyStatementsTest {

    @Autowired
    private ProcessEngine engine;

    @Test
    void nothingIsAskedTwice() {
        Desks desks = new Desks(engine);
        walk(desks);

        assertThat(walk(desks))
                .isEqualTo(Map.of(
                        "request", 32L,
                        "the form of the approval", 2L,
                        "what it shows", 6L,
                        "approve", 29L,
                        "claim", 15L,
                        "the form of the kit", 2L,
                        "what it offers", 8L,
                        "prepare the kit", 30L));
    }

    private Map<String, Long> walk(Desks desks) {
        Map<String, Long> sent = new LinkedHashMap<>();
        String[] vacancy = new String[1];
        sent.put(
                "request",
                Statements.allDuring(() -> vacancy[0] = desks.start("marco", "vacancy", SampleVacancy.answers())));
        String approval = desks.task("Task_ApproveVacancy", vacancy[0]).getId();
        desks.as("vera", () -> {
            sent.put(
                    "the form of the approval",
                    count(() -> engine.getFormService().getDeployedTaskForm(approval)));
            sent.put("what it shows", count(() -> engine.getFormService().getTaskFormVariables(approval)));
            return sent.put(
                    "approve",
                    Statements.allDuring(
                            () -> engine.getFormService().submitTaskForm(approval, HiringAnswers.APPROVAL)));
        });
        String kit = desks.task("Task_PrepareInterviewKit", vacancy[0]).getId();
        desks.as("hana", () -> {
            sent.put("claim", Statements.allDuring(() -> engine.getTaskService().claim(kit, "hana")));
            sent.put("the form of the kit", count(() -> engine.getFormService().getDeployedTaskForm(kit)));
            sent.put("what it offers", count(() -> engine.getFormService().getTaskFormVariables(kit)));
            return sent.put(
                    "prepare the kit",
                    Statements.allDuring(() -> engine.getFormService().submitTaskForm(kit, HiringAnswers.KIT)));
        });
        return sent;
    }

    private static long count(Supplier<?> asking) {
        return Statements.allDuring(asking::get);
    }
}

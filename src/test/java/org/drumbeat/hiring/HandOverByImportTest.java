package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.people.HrOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/** That an import is stored with all that follows from it, also where a rule stands against the first successor. */
@DrumbeatTest
class HandOverByImportTest {

    private static final String ZOE = "zoe,Zoe Zimmer,zoe@example.com,manager,milo,North,,2026-01-15,";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringService hiring;

    @Autowired
    private JdbcOperations jdbc;

    @Autowired
    private BeanFactory beans;

    @AfterEach
    void away() {
        jdbc.update("update interview_kit set fit_interviewer = 'mina' where fit_interviewer = 'zoe'");
        jdbc.update("update interview set seat = 'mina', interviewer = 'mina' where seat = 'zoe'");
        jdbc.update("delete from person where id = 'zoe'");
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("people-changes")
                .list()
                .forEach(begun -> engine.getRuntimeService().deleteProcessInstance(begun.getId(), "only a test"));
    }

    @Test
    void theInterviewOfALeaverIsOfferedToHrWhereTheirManagerIsOnThePanel() {
        Desks desks = new Desks(engine);
        HiringAnswers answers = new HiringAnswers(desks, hiring);
        HrOffice hr = new HrOffice(beans);
        hr.importPeople(ZOE);
        String vacancy = answers.approvedVacancy();
        desks.complete(
                "hana",
                "Task_PrepareInterviewKit",
                vacancy,
                Map.of("fitInterviewer", "zoe", "panel", List.of("milo", "maya")));
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("zoe");

        hr.importPeople(ZOE + "2026-02-01");

        assertThat(engine.getIdentityService().createUserQuery().userId("zoe").count())
                .isZero();
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isNotAssigned();
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).hasCandidateGroup("hr");
        desks.complete("hugo", "Task_ConductFitInterview", candidacy, answers.fitInterview(vacancy));
        assertThat(desks.task("Task_DecideAfterFit", candidacy)).isAssignedTo("marco");
    }
}

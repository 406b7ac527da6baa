package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Visitor;
import org.drumbeat.people.HrOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcOperations;

/** That an import is stored with all that follows from it, also where a rule stands against the first successor. */
@DrumbeatTest
class HandOverByImportTest {

    private static final String ZOE = "zoe,Zoe Zimmer,zoe@example.com,manager,milo,North,,2026-01-15,";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringAnswers answers;

    @Autowired
    private JdbcOperations jdbc;

    @Autowired
    private BeanFactory beans;

    @LocalServerPort
    private int port;

    @AfterEach
    void away() {
        jdbc.update("update vacancy set hiring_manager = 'marco' where hiring_manager = 'zoe'");
        jdbc.update("update vacancy set requested_by = 'marco' where requested_by = 'zoe'");
        jdbc.update("update interview_kit set fit_interviewer = 'mina' where fit_interviewer = 'zoe'");
        jdbc.update("update interview set seat = 'mina', interviewer = 'mina' where seat = 'zoe'");
        jdbc.update("delete from person where id = 'zoe'");
        jdbc.update("delete from person where id = 'lara'");
        List.of("zoe", "lara").forEach(engine.getIdentityService()::deleteUser);
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("people-changes")
                .list()
                .forEach(begun -> engine.getRuntimeService().deleteProcessInstance(begun.getId(), "only a test"));
    }

    @Test
    void theInterviewOfALeaverIsOfferedToHrWhereTheirManagerIsOnThePanel() {
        Desks desks = new Desks(engine);
        HrOffice hr = new HrOffice(beans);
        hr.importPeople(ZOE);
        String vacancy = answers.openVacancy("zoe", "milo", "maya");
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

    @Test
    void hrHandsOverAnInterviewByAnImportThroughTheRestApi() {
        Desks desks = new Desks(engine);
        importByHana(ZOE);
        String vacancy = answers.openVacancy("zoe", "mona", "maya");
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();

        importByHana(ZOE + "2026-02-01");

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("milo");
        assertThat(engine.getTaskService().getTaskComments(task))
                .singleElement()
                .satisfies(comment -> {
                    assertThat(comment.getFullMessage())
                            .contains("Handed over from Zoe Zimmer to Milo Novak: Zoe Zimmer has left.");
                    assertThat(comment.getUserId()).as("the system's word").isNull();
                });
    }

    @Test
    void hrMovesAnApprovalToANewLeaderByAnImportThroughTheRestApi() {
        Desks desks = new Desks(engine);
        importByHana(ZOE.replace("milo", "vera"));
        Map<String, Object> wanted = new HashMap<>(SampleVacancy.answers());
        wanted.put("hiringManager", "zoe");
        String vacancy = desks.start("zoe", "vacancy", wanted);
        assertThat(desks.task("Task_ApproveVacancy", vacancy)).isAssignedTo("vera");

        importByHana("lara,Lara Lind,lara@example.com,leader,,,,,", ZOE.replace("milo", "lara"));

        assertThat(desks.task("Task_ApproveVacancy", vacancy)).isAssignedTo("lara");
    }

    private void importByHana(String... rows) {
        String file = "id,name,email,role,manager,region,territory,hired_on,left_on\n" + String.join("\n", rows);
        HttpResponse<String> answer = Visitor.system(port, "hana", "drumbeat")
                .upload("/api/people/import", "people.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}

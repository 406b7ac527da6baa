package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.workflow.Traces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is written about a candidate anywhere is nowhere in the database after an erasure, and the figures still are. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = CandidateRecords.class)
class ErasureTest {

    /** Ids, codes, and what our own rule says: nothing that anybody types about a candidate. */
    private static final List<String> NOT_TYPED = List.of("recommendation.reason", "competency_mean.competency");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private CvService cvs;

    @Autowired
    private JdbcTemplate jdbc;

    private String mark;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    private Traces traces;
    private String vacancy;

    @BeforeEach
    void open() {
        mark = "mark" + UUID.randomUUID().toString().substring(0, 8);
        traces = new Traces(jdbc);
        vacancy = answers.openVacancy();
    }

    @AfterEach
    void stopListening() {
        traces.close();
    }

    @Test
    void leavesNoTraceOfWhatWasWritten() {
        String candidacy = declinedOffer();
        plantInOurTables(candidacy);
        desks.start("hana", "hold-candidate", Map.of("candidate", email(), "hold", "set", "reason", mark + " set"));
        desks.start("hana", "hold-candidate", Map.of("candidate", email(), "hold", "lift", "reason", mark + " lift"));

        assertThat(traces.inOurTables(mark))
                .contains(
                        "candidacy.name",
                        "candidacy.email",
                        "candidacy.source",
                        "candidacy.decision_text",
                        "candidacy.deviation",
                        "cv.content",
                        "enclosure.phone",
                        "enclosure.link",
                        "enclosure.note",
                        "score.evidence",
                        "stage_decision.reason",
                        "interview.place",
                        "offer.comment",
                        "assessment.token",
                        "assessment.norm",
                        "scale_score.scale",
                        "group_declaration.group_code",
                        "legal_hold.reason",
                        "legal_hold.lift_reason",
                        "outbox.to_name",
                        "outbox.to_email",
                        "outbox.subject",
                        "outbox.text_body",
                        "outbox.html_body",
                        "outbox.calendar");
        assertThat(traces.inTheEngine(mark))
                .contains(
                        "act_hi_comment.message_",
                        "act_hi_comment.full_msg_",
                        "act_hi_attachment.name_",
                        "act_hi_attachment.description_",
                        "act_hi_attachment.url_",
                        "act_ge_bytearray.bytes_",
                        "act_hi_varinst.text_",
                        "act_hi_detail.text_",
                        "act_hi_taskinst.description_",
                        "act_hi_op_log.annotation_",
                        "act_hi_job_log.job_exception_msg_");
        String instance = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(candidacy)
                .processDefinitionKey("candidacy")
                .singleResult()
                .getId();
        assertThat(decisionsIn(instance)).as("kept of the rule that advised").isZero();
        // As versions before kept it.
        jdbc.update(
                "insert into act_hi_decinst (id_, dec_def_id_, dec_def_key_, proc_inst_id_, eval_time_)"
                        + " values (?, 'd', 'candidacy-recommendation', ?, current_timestamp)",
                mark,
                instance);
        assertThat(decisionsIn(instance)).isOne();

        erase(email());
        desks.runJobs(candidacy);

        assertThat(traces.inOurTables(mark)).isEmpty();
        assertThat(traces.inTheEngine(mark)).isEmpty();
        assertThat(decisionsIn(instance)).isZero();
        assertThat(jdbc.queryForObject(
                        "select sum(amount) from offer where candidacy_id = ?", Integer.class, candidacy))
                .isZero();
    }

    @Test
    void keepsTheFiguresAndTheProofThatItWasDone() {
        String candidacy = declinedOffer();

        erase(email());
        desks.runJobs(candidacy);

        assertThat(hiring.candidacy(candidacy).name()).isEqualTo("Erased candidate");
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.DECLINED);
        assertThat(count("candidacy_stage where candidacy_id = ?", candidacy)).isEqualTo(6);
        assertThat(count("score where scorecard in (select id from scorecard where candidacy_id = ?)", candidacy))
                .isEqualTo(6 + 2 * 8);
        assertThat(count("recommendation where candidacy_id = ?", candidacy)).isEqualTo(1);
        assertThat(jdbc.queryForMap(
                        "select erasure_reason, erasure_requested_by from candidacy where id = ?", candidacy))
                .containsEntry("erasure_reason", "CANDIDATE_ASKED")
                .containsEntry("erasure_requested_by", "hana");
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(candidacy)
                        .list())
                .extracting(HistoricProcessInstance::getProcessDefinitionKey)
                .containsExactly("erase-candidate");
    }

    @Test
    void leavesNoDraftOfATaskThatIsOpen() {
        Map<String, Object> application = new HashMap<>(HiringAnswers.application(email()));
        application.put("vacancyId", vacancy);
        String candidacy = desks.start("hana", "candidacy", application);
        for (String person : List.of("hana", "hugo")) {
            jdbc.update(
                    "insert into form_draft (task_id, person_id, answers, version, saved_at) values (?, ?, ?, 1, now())",
                    desks.task("Task_ScreenApplication", candidacy).getId(),
                    person,
                    "{\"reason\":\"" + mark + "\"}");
        }
        assertThat(traces.inOurTables(mark)).contains("form_draft.answers");

        erase(email());
        desks.runJobs(candidacy);

        assertThat(traces.inOurTables(mark)).isEmpty();
    }

    @Test
    void leavesOtherCandidatesAlone() {
        String other = answers.candidacy(vacancy, "other@example.org");
        declinedOffer();

        erase(email());

        assertThat(hiring.candidacy(other).name()).isEqualTo("Kim Novak");
        assertThat(desks.instance(other)).isNotNull();
        assertThat(traces.inOurTables("other@example.org")).contains("candidacy.email", "outbox.to_email");
    }

    @Test
    void everyColumnThatCouldHoldTextAboutACandidateIsPlanted() {
        List<String> texts = new ArrayList<>();
        jdbc.query("""
                select table_name, column_name from information_schema.columns
                where lower(table_schema) = 'public' and lower(data_type) = 'character varying'
                  and character_maximum_length >= 100
                  and lower(table_name) in (
                      'candidacy', 'scorecard', 'score', 'stage_decision', 'interview', 'recommendation',
                      'competency_mean', 'offer', 'assessment', 'scale_score', 'group_declaration', 'legal_hold',
                      'candidacy_stage', 'enclosure', 'cv')""", row -> {
            texts.add((row.getString(1) + "." + row.getString(2)).toLowerCase(Locale.ROOT));
        });
        texts.removeAll(NOT_TYPED);

        declinedOffer();
        String candidacy = jdbc.queryForObject("select id from candidacy where email = ?", String.class, email());
        plantInOurTables(candidacy);
        desks.start("hana", "hold-candidate", Map.of("candidate", email(), "hold", "set", "reason", mark));
        desks.start("hana", "hold-candidate", Map.of("candidate", email(), "hold", "lift", "reason", mark));

        assertThat(texts).hasSizeGreaterThan(8);
        assertThat(traces.inOurTables(mark)).containsAll(texts);
    }

    /** Through every step that asks for text, and with what people add to it in Tasklist and Cockpit. */
    private String declinedOffer() {
        Map<String, Object> application = new HashMap<>(
                Map.of("name", "Kim " + mark, "email", email(), "source", mark, "consent", true, "vacancyId", vacancy));
        application.putAll(Map.of("link", "https://" + mark + ".example.org", "note", mark));
        String candidacy = desks.start("hana", "candidacy", application);
        cvs.store(candidacy, PdfFile.of(mark), "hana");
        annotate(desks.task("Task_ScreenApplication", candidacy));
        desks.complete("hana", "Task_ScreenApplication", candidacy, HiringAnswers.PROCEED);
        Map<String, Object> slot = new HashMap<>(HiringAnswers.slot(HiringAnswers.free()));
        slot.put("place", mark);
        desks.complete("hana", "Task_ScheduleFitInterview", candidacy, slot);
        desks.complete("mina", "Task_ConductFitInterview", candidacy, noted(QuestionGuide.Kind.FIT));
        desks.complete("marco", "Task_DecideAfterFit", candidacy, HiringAnswers.PROCEED);
        annotate(desks.task("Task_ScheduleBehavioralInterviews", candidacy));
        answers.planPanel(candidacy);
        desks.send("hiring.profileCompleted", candidacy);
        answers.conductPanel(candidacy, noted(QuestionGuide.Kind.BEHAVIORAL));
        desks.complete(
                "marco",
                "Task_HoldDebrief",
                candidacy,
                Map.of("decision", "hire", "reason", mark + " reason", "deviation", mark + " deviation"));
        annotate(desks.task("Task_MakeOffer", candidacy));
        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer());
        desks.complete("vera", "Task_ApproveOffer", candidacy, HiringAnswers.APPROVAL);
        desks.complete(
                "hana", "Task_RecordOfferAnswer", candidacy, Map.of("accepted", false, "comment", mark + " comment"));
        desks.runJobs(candidacy);
        assertThat(desks.instance(candidacy)).isNull();
        return candidacy;
    }

    private Map<String, Object> noted(QuestionGuide.Kind kind) {
        Map<String, Object> answer = new HashMap<>(answers.interview(vacancy, kind, 1, "strong_no"));
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> scores = (List<Map<String, Object>>) answer.get("scores");
        answer.put(
                "scores",
                scores.stream()
                        .map(score -> {
                            Map<String, Object> noted = new HashMap<>(score);
                            noted.put("evidence", mark + " evidence");
                            return noted;
                        })
                        .toList());
        return answer;
    }

    private void annotate(Task task) {
        TaskService tasks = engine.getTaskService();
        String instance = task.getProcessInstanceId();
        desks.as("hana", () -> {
            // Tasklist names the process with a comment, other callers need not.
            tasks.createComment(task.getId(), instance, mark + " comment");
            tasks.createComment(task.getId(), null, mark + " comment of the task");
            return null;
        });
        desks.as("ada", () -> {
            tasks.createAttachment("text", task.getId(), instance, mark + " name", mark + " text", "http://" + mark);
            tasks.createAttachment(
                    "text",
                    task.getId(),
                    null,
                    mark,
                    mark,
                    new ByteArrayInputStream((mark + " content").getBytes(StandardCharsets.UTF_8)));
            return null;
        });
        Task described = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        described.setDescription(mark + " description");
        tasks.saveTask(described);
        engine.getRuntimeService().setVariable(instance, "note", mark);
        engine.getRuntimeService().setVariable(instance, "note", mark + " again");
        engine.getRuntimeService()
                .setVariable(
                        instance,
                        "bytes",
                        Variables.byteArrayValue((mark + " bytes").getBytes(StandardCharsets.UTF_8)));
        HistoryService history = engine.getHistoryService();
        String operation = history.createUserOperationLogQuery()
                .processInstanceId(instance)
                .listPage(0, 1)
                .get(0)
                .getOperationId();
        history.setAnnotationForOperationLogById(operation, mark + " annotation");
    }

    /** What no form of this way asks for, and what is not reached by a process. */
    private void plantInOurTables(String candidacy) {
        jdbc.update("update stage_decision set reason = ? where candidacy_id = ?", mark, candidacy);
        jdbc.update("update enclosure set phone = ? where candidacy_id = ?", mark, candidacy);
        String assessment = UUID.randomUUID().toString();
        jdbc.update("delete from assessment where candidacy_id = ?", candidacy);
        jdbc.update("""
                insert into assessment (id, candidacy_id, token, provider, state, invited_at, expires_at, norm, version)
                values (?, ?, ?, 'built-in', 'ANSWERED', now(), now(), ?, 0)""", assessment, candidacy, mark, mark);
        jdbc.update(
                "insert into scale_score (assessment, scale, score, band) values (?, ?, 3.5, 'high')",
                assessment,
                mark);
        jdbc.update(
                "insert into group_declaration (candidacy_id, category, group_code) values (?, 'gender', ?)",
                candidacy,
                mark);
        jdbc.update(
                "update act_hi_job_log set job_exception_msg_ = ? where process_instance_id_ in"
                        + " (select id_ from act_hi_procinst where business_key_ = ?)",
                mark,
                candidacy);
    }

    private String email() {
        return mark + "@example.org";
    }

    private void erase(String candidate) {
        desks.start("hana", "erase-candidate", Map.of("candidate", candidate, "reason", "candidate_asked"));
    }

    private long decisionsIn(String instance) {
        return count("act_hi_decinst where proc_inst_id_ = ?", instance);
    }

    private long count(String tableAndWhere, String id) {
        return jdbc.queryForObject("select count(*) from " + tableAndWhere, Long.class, id);
    }
}

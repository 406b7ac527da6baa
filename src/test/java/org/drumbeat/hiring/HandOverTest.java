package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.drumbeat.people.HrOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of the tasks of hiring when people leave or report to somebody else; everything is rolled back. */
@DrumbeatTest
@Transactional
class HandOverTest {

    private static final String MINA_LEFT = "mina,Mina Park,mina@example.com,manager,vera,South,,2016-09-12,2026-01-01";
    private static final String VERA_LEFT = "vera,Vera Lindqvist,vera@example.com,leader,,,,2012-03-05,2026-01-01";
    private static final String MARCO_UNDER_TESSA =
            "marco,Marco Bianchi,marco@example.com,manager,tessa,North,,2015-06-01,";
    private static final String TESSA = "tessa,Tessa Tester,tessa@example.com,leader,vera,,,,";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private InterviewRepository interviews;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    private HrOffice hr;

    @BeforeEach
    void openTheOffice() {
        hr = new HrOffice(beans);
    }

    @Test
    void theTaskOfALeaverGoesToTheirManagerWithItsRightAndSaysWhy() {
        String vacancy = answers.openVacancy();
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();
        assertThat(rights(task)).containsExactly("mina");

        hr.importPeople(MINA_LEFT);

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("vera");
        assertThat(rights(task)).containsExactly("vera");
        assertThat(comments(task)).containsExactly("Handed over from Mina Park to Vera Lindqvist: Mina Park has left.");
        assertThat(engine.getIdentityService().createUserQuery().userId("mina").count())
                .isZero();
        desks.complete("vera", "Task_ConductFitInterview", candidacy, answers.fitInterview(vacancy));
        assertThat(desks.task("Task_DecideAfterFit", candidacy)).isAssignedTo("marco");
    }

    @Test
    void aTaskIsHandedOverOnce() {
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();
        hr.importPeople(MINA_LEFT);

        hr.importPeople(MINA_LEFT);
        hr.importPeople(MINA_LEFT.replace("Mina Park", "Mina Parker"));

        assertThat(comments(task)).hasSize(1);
    }

    @Test
    void theTaskOfAnApproverGoesToWhomTheModelNamesNow() {
        String vacancy = answers.requestedVacancy();
        String task = desks.task("Task_ApproveVacancy", vacancy).getId();

        hr.importPeople(VERA_LEFT);

        assertThat(desks.task("Task_ApproveVacancy", vacancy)).isNotAssigned();
        assertThat(desks.task("Task_ApproveVacancy", vacancy)).hasCandidateGroup("hr");
        assertThat(rights(task)).doesNotContain("vera");
        assertThat(comments(task)).containsExactly("Handed over from Vera Lindqvist to HR: Vera Lindqvist has left.");
        desks.complete("hugo", "Task_ApproveVacancy", vacancy, HiringAnswers.APPROVAL);
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_PrepareInterviewKit");
    }

    @Test
    void aTaskThatWasClaimedGoesBackToThoseItWasOfferedTo() {
        String vacancy = answers.approvedVacancy();
        String task = desks.task("Task_PrepareInterviewKit", vacancy).getId();
        desks.as("hugo", () -> claim(task, "hugo"));

        hr.importPeople("hugo,Hugo Moreau,hugo@example.com,hr,vera,,,2020-01-13,2026-01-01");

        assertThat(desks.task("Task_PrepareInterviewKit", vacancy)).isNotAssigned();
        assertThat(desks.task("Task_PrepareInterviewKit", vacancy)).hasCandidateGroup("hr");
        assertThat(comments(task))
                .containsExactly("Handed over from Hugo Moreau to those it was offered to: Hugo Moreau has left.");
    }

    @Test
    void aTaskFollowsTheReportingLine() {
        String vacancy = answers.requestedVacancy();
        String task = desks.task("Task_ApproveVacancy", vacancy).getId();

        hr.importPeople(TESSA, MARCO_UNDER_TESSA);

        assertThat(desks.task("Task_ApproveVacancy", vacancy)).isAssignedTo("tessa");
        assertThat(rights(task)).containsExactly("tessa");
        assertThat(comments(task))
                .containsExactly("Handed over from Vera Lindqvist to Tessa Tester: the reporting line has changed.");
    }

    @Test
    void aTaskThatHrGaveToSomebodyStaysWithThemWhenTheLineChanges() {
        String vacancy = answers.requestedVacancy();
        String task = desks.task("Task_ApproveVacancy", vacancy).getId();
        desks.as("hana", () -> assign(task, "mona"));

        hr.importPeople(TESSA, MARCO_UNDER_TESSA);

        assertThat(desks.task("Task_ApproveVacancy", vacancy)).isAssignedTo("mona");
        assertThat(comments(task)).isEmpty();
    }

    @Test
    void aTaskThatTheModelGivesToSomebodyByNameDoesNotFollowTheLine() {
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");

        hr.importPeople(TESSA, "mina,Mina Park,mina@example.com,manager,tessa,South,,2016-09-12,");

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("mina");
    }

    @Test
    void hrGetsTheInterviewWhereTheKitForbidsTheLeaversManager() {
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();

        hr.importPeople("mina,Mina Park,mina@example.com,manager,milo,South,,2016-09-12,2026-01-01");

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isNotAssigned();
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).hasCandidateGroup("hr");
        assertThat(comments(task)).containsExactly("Handed over from Mina Park to HR: Mina Park has left.");
        assertThatThrownBy(() -> desks.as("hana", () -> assign(task, "milo"))).hasMessageContaining("on the panel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"milo", "maya"})
    void hrCannotGiveTheInterviewToSomebodyOnThePanel(String member) {
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();

        assertThatThrownBy(() -> desks.as("hana", () -> assign(task, member)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(
                        "is on the panel of this vacancy, so somebody else has to conduct the fit interview.");
        assertThatThrownBy(() -> desks.as("hana", () -> {
                    engine.getTaskService().addUserIdentityLink(task, member, IdentityLinkType.ASSIGNEE);
                    return null;
                }))
                .hasMessageContaining("on the panel");
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("mina");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "intake"})
    void hrCannotGiveTheInterviewToSomebodyWhoDoesNotInterview(String person) {
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();

        assertThatThrownBy(() -> desks.as("hana", () -> assign(task, person)))
                .hasMessageContaining("can only be given to a rep, manager, leader or HR who works here");
    }

    @Test
    void somebodyOnThePanelCannotAnswerTheInterviewWithoutClaimingItEither() {
        String vacancy = answers.openVacancy("mina", "milo", "hugo");
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();
        hr.importPeople("mina,Mina Park,mina@example.com,manager,milo,South,,2016-09-12,2026-01-01");
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).hasCandidateGroup("hr");

        assertThatThrownBy(() -> desks.as("hugo", () -> {
                    engine.getFormService().submitTaskForm(task, answers.fitInterview(vacancy));
                    return null;
                }))
                .hasMessageContaining("on the panel");
        desks.complete("hana", "Task_ConductFitInterview", candidacy, answers.fitInterview(vacancy));
    }

    @Test
    void hrGivesTheInterviewToAnybodyElse() {
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();

        desks.as("hana", () -> assign(task, "mona"));

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("mona");
        assertThat(rights(task)).containsExactly("mona");
    }

    @Test
    void nobodyIsPlannedForADayOnWhichTheyHaveLeft() {
        String vacancy = answers.openVacancy();
        String candidacy = answers.application(vacancy, "kim@example.org");
        desks.complete("hana", "Task_ScreenApplication", candidacy, HiringAnswers.PROCEED);
        LocalDateTime free = HiringAnswers.free();
        hr.importPeople("mina,Mina Park,mina@example.com,manager,vera,South,,2016-09-12," + free.toLocalDate());

        assertThatThrownBy(
                        () -> desks.complete("hana", "Task_ScheduleFitInterview", candidacy, HiringAnswers.slot(free)))
                .hasMessageContaining("Mina Park will have left by then: ");
        desks.complete("hana", "Task_ScheduleFitInterview", candidacy, HiringAnswers.slot(free.minusDays(1)));
        Map<String, Object> later = new HashMap<>(HiringAnswers.slot(free));
        later.put("interview", interviews.findByCandidacyId(candidacy).get(0).id());
        assertThatThrownBy(() -> desks.start("hana", "reschedule-interview", later))
                .hasMessageContaining("Mina Park will have left by then: ");
    }

    @Test
    void anInterviewIsGivenToNobodyWhoWillHaveLeftByThen() {
        String vacancy = answers.openVacancy();
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();
        hr.importPeople("mona,Mona Haddad,mona@example.com,manager,vera,Coast,,2019-01-07," + Monday.TODAY.plusDays(2));

        assertThatThrownBy(() -> desks.as("hana", () -> assign(task, "mona")))
                .hasMessageContaining("will have left by then: ");
    }

    @Test
    void hrGetsTheInterviewWhereWhoeverStandsInHasAnotherThen() {
        String vacancy = answers.openVacancy();
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        Instant taken = interviews.findByCandidacyId(candidacy).get(0).slot().startsAt();
        String another = answers.openVacancy("vera", "milo", "maya");
        String lee = answers.application(another, "lee@example.org");
        desks.complete("hana", "Task_ScreenApplication", lee, HiringAnswers.PROCEED);
        desks.complete(
                "hana",
                "Task_ScheduleFitInterview",
                lee,
                Map.of("startsAt", taken.toString(), "durationMinutes", 60, "place", "Room 5"));

        hr.importPeople(MINA_LEFT);

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isNotAssigned();
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).hasCandidateGroup("hr");
    }

    @Test
    void aTaskThatBeginsAfterwardsBeginsWithWhoeverStandsIn() {
        String vacancy = answers.openVacancy();
        hr.importPeople(MINA_LEFT);

        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("vera");
        assertThat(rights(desks.task("Task_ConductFitInterview", candidacy).getId()))
                .containsExactly("vera");

        hr.importPeople(VERA_LEFT);
        String another = answers.candidacy(vacancy, "lee@example.org");
        assertThat(desks.task("Task_ConductFitInterview", another)).isNotAssigned();
        assertThat(desks.task("Task_ConductFitInterview", another)).hasCandidateGroup("hr");
    }

    @Test
    void aTaskThatBeginsAfterwardsKeepsTheRulesOfTheKit() {
        String vacancy = answers.openVacancy();
        hr.importPeople("mina,Mina Park,mina@example.com,manager,milo,South,,2016-09-12,2026-01-01");

        String candidacy = answers.candidacy(vacancy, "kim@example.org");

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isNotAssigned();
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).hasCandidateGroup("hr");
    }

    @Test
    void everyNightTheEngineFollowsThoseWhoStartAndLeave() {
        LocalDate lastDay = Monday.TODAY.plusDays(10);
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");
        hr.importPeople(
                MINA_LEFT.replace("2026-01-01", lastDay.toString()),
                "tom,Tom Tester,tom@example.com,rep,marco,North,," + lastDay + ",");
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("mina");
        assertThat(users("mina", "tom")).containsExactlyInAnyOrder("mina", "tom");

        Monday.jumpTo(lastDay.atTime(LocalTime.NOON)
                .atZone(ZoneId.of("America/New_York"))
                .toInstant());
        Job nightly = jobs().timers().singleResult();
        engine.getManagementService().executeJob(nightly.getId());
        runJobs();

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("vera");
        assertThat(users("mina", "tom")).containsExactly("tom");
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processDefinitionKey("people-changes")
                        .variableName("leaver")
                        .variableValueEquals("leaver", "mina")
                        .count())
                .as("told of the departure")
                .isEqualTo(1);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("people-changes")
                        .count())
                .isZero();
        Instant next = jobs().timers().singleResult().getDuedate().toInstant();
        assertThat(next).isAfter(nightly.getDuedate().toInstant());
        assertThat(next.atZone(ZoneId.of("America/New_York")).toLocalTime())
                .isBetween(LocalTime.of(0, 5), LocalTime.of(1, 5));
    }

    @Test
    void aPausedTaskStaysAndIsHandedOverTheNightAfterItGoesOn() {
        String candidacy = answers.candidacy(answers.openVacancy(), "kim@example.org");
        String instance = desks.instance(candidacy).getId();
        engine.getRuntimeService().suspendProcessInstanceById(instance);
        hr.importPeople(MINA_LEFT);
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("mina");

        engine.getRuntimeService().activateProcessInstanceById(instance);
        engine.getRuntimeService().startProcessInstanceByKey("people-changes");
        runJobs();

        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("vera");
    }

    @Test
    void whoeverGetsAnotherRoleLosesWhatIsNoLongerForThem() {
        String zed = "zed,Zed Zeller,zed@example.com,manager,vera,North,,2026-01-15,";
        hr.importPeople(zed);
        Map<String, Object> wanted = new HashMap<>(SampleVacancy.answers());
        wanted.put("hiringManager", "zed");
        String vacancy = desks.start("zed", "vacancy", wanted);
        desks.complete("vera", "Task_ApproveVacancy", vacancy, HiringAnswers.APPROVAL);
        desks.complete("hana", "Task_PrepareInterviewKit", vacancy, HiringAnswers.KIT);
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        desks.complete("mina", "Task_ConductFitInterview", candidacy, answers.fitInterview(vacancy));
        String task = desks.task("Task_DecideAfterFit", candidacy).getId();
        assertThat(desks.see("zed", "Task_DecideAfterFit", candidacy)).containsKey("scores");

        hr.importPeople(zed.replace("manager", "rep"));

        assertThat(desks.task("Task_DecideAfterFit", candidacy)).isNotAssigned();
        assertThat(desks.task("Task_DecideAfterFit", candidacy)).hasCandidateGroup("hr");
        assertThat(rights(task)).isEmpty();
        assertThat(comments(task))
                .containsExactly("Handed over from Zed Zeller to HR: Zed Zeller may no longer have it.");
        for (String person : List.of("zed", "hana")) {
            assertThatThrownBy(() -> desks.see(person, "Task_DecideAfterFit", candidacy))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThatThrownBy(() -> desks.as("hana", () -> claim(task, "hana"))).hasMessageContaining("managers above");
        desks.as("hana", () -> assign(task, "vera"));
        desks.complete("vera", "Task_DecideAfterFit", candidacy, HiringAnswers.PROCEED);
    }

    private Void assign(String task, String person) {
        engine.getTaskService().setAssignee(task, person);
        return null;
    }

    private Void claim(String task, String person) {
        engine.getTaskService().claim(task, person);
        return null;
    }

    /** Runs what waits for the job executor in the process People changes, and what follows from it. */
    private void runJobs() {
        for (List<Job> due = jobs().messages().list();
                !due.isEmpty();
                due = jobs().messages().list()) {
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    private JobQuery jobs() {
        return engine.getManagementService().createJobQuery().processDefinitionKey("people-changes");
    }

    private List<String> rights(String task) {
        return engine
                .getAuthorizationService()
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task)
                .list()
                .stream()
                .map(Authorization::getUserId)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> comments(String task) {
        return engine.getTaskService().getTaskComments(task).stream()
                .map(Comment::getFullMessage)
                .toList();
    }

    private List<String> users(String... ids) {
        return engine.getIdentityService().createUserQuery().userIdIn(ids).list().stream()
                .map(user -> user.getId())
                .toList();
    }
}

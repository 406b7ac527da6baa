package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.EarlierVersions;
import org.drumbeat.notification.Post;
import org.drumbeat.workflow.DueDates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Candidacies that began on a diagram of an earlier release end on this application as they began. */
@DrumbeatTest
class EarlierCandidaciesTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private InterviewRepository interviews;

    @Autowired
    private DueDates due;

    @Autowired
    private Clock clock;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    private String vacancy;
    private String candidacy;
    private EarlierVersions earlier;

    @BeforeEach
    void openAVacancy() {
        vacancy = answers.openVacancy();
    }

    @AfterEach
    void forgetThem() {
        earlier.close();
    }

    /** The box that waits, and what people do then. */
    private record Step(String box, Runnable done) {}

    private List<Step> fromTheApplicationToTheHire() {
        return List.of(
                step("hana", "Task_ScreenApplication", HiringAnswers.PROCEED),
                step("hana", "Task_ScheduleFitInterview", HiringAnswers.slot(HiringAnswers.free())),
                step("mina", "Task_ConductFitInterview", answers.fitInterview(vacancy)),
                step("marco", "Task_DecideAfterFit", HiringAnswers.PROCEED),
                new Step("Task_AwaitProfile", () -> desks.send("hiring.profileCompleted", candidacy)),
                step("hana", "Task_ScheduleBehavioralInterviews", HiringAnswers.slots(List.of("maya", "milo"))),
                new Step("Task_ConductBehavioralInterview", () -> {
                    for (String interviewer : List.of("maya", "milo")) {
                        complete(interviewer, "Task_ConductBehavioralInterview", answers.behavioralInterview(vacancy));
                    }
                    desks.runJobs(candidacy);
                }),
                step("marco", "Task_HoldDebrief", HiringAnswers.HIRE),
                step("hana", "Task_MakeOffer", HiringAnswers.offer()),
                step("vera", "Task_ApproveOffer", HiringAnswers.APPROVAL),
                new Step("Task_RecordOfferAnswer", () -> answers.hire(candidacy, vacancy)));
    }

    private Step step(String person, String box, Map<String, Object> given) {
        return new Step(box, () -> complete(person, box, given));
    }

    private void complete(String person, String box, Map<String, Object> given) {
        desks.complete(person, box, candidacy, given);
    }

    private void begin(String version) {
        earlier = EarlierVersions.of(engine, version);
        candidacy = answers.application(vacancy, "kim@example.org");
    }

    private void walkTo(String box) {
        fromTheApplicationToTheHire().stream()
                .takeWhile(step -> !step.box().equals(box))
                .forEach(step -> step.done().run());
    }

    private void walkOnFrom(String box) {
        fromTheApplicationToTheHire().stream()
                .dropWhile(step -> !step.box().equals(box))
                .forEach(step -> step.done().run());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task_ScreenApplication",
                "Task_ConductFitInterview",
                "Task_AwaitProfile",
                "Task_ConductBehavioralInterview",
                "Task_HoldDebrief",
                "Task_MakeOffer",
                "Task_ApproveOffer",
                "Task_RecordOfferAnswer"
            })
    void endWhereverTheyWaitAtTheUpgrade(String box) {
        begin("candidacy-2.1.0");
        walkTo(box);

        earlier.upgrade();
        walkOnFrom(box);

        assertThat(desks.instance(candidacy)).isNull();
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.HIRED);
        assertThat(hiring.vacancy(vacancy).filledWith()).isEqualTo(candidacy);
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(candidacy)
                        .list())
                .as("it stays on its own diagram")
                .extracting(HistoricProcessInstance::getProcessDefinitionKey)
                .containsExactly("candidacy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task_ConductFitInterview", "Task_ConductBehavioralInterview", "Task_RecordOfferAnswer"})
    void endWhenTheCandidateWithdraws(String box) {
        begin("candidacy-2.1.0");
        walkTo(box);
        earlier.upgrade();

        desks.start("hana", "withdraw-candidate", Map.of("candidacyId", candidacy, "reason", "Moves away"));
        desks.runJobs(candidacy);

        assertThat(desks.instance(candidacy)).isNull();
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.WITHDRAWN);
    }

    @Test
    void wantTheScorecardLaterWhereAnInterviewIsMoved() {
        begin("candidacy-2.1.0");
        walkTo("Task_ConductBehavioralInterview");
        earlier.upgrade();
        Map<String, Object> later = new HashMap<>(HiringAnswers.slot(HiringAnswers.free()));
        later.put("interview", ofMaya().id());

        desks.start("hana", "reschedule-interview", later);
        desks.runJobs(candidacy);

        assertThat(desks.tasks("Task_ConductBehavioralInterview", candidacy)
                        .get(0)
                        .getDueDate())
                .isEqualTo(due.businessDaysAfter(
                        LocalDate.ofInstant(ofMaya().slot().startsAt(), clock.getZone()), 1));
    }

    private Interview ofMaya() {
        return interviews.findByCandidacyId(candidacy).stream()
                .filter(planned -> planned.seat().equals("maya"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void closeWhereHrGoesNotOnWithoutAProfile() {
        begin("candidacy-2.1.0");
        walkTo("Task_AwaitProfile");
        earlier.upgrade();
        engine.getManagementService()
                .executeJob(
                        desks.timer(candidacy, "BoundaryEvent_ProfileOverdue").getId());

        complete("hana", "Task_ChaseProfile", HiringAnswers.STOP);

        assertThat(desks.instance(candidacy)).isNull();
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.DECLINED);
    }

    @Test
    void comeBackToTheDebriefWhereTheOfferIsNotApproved() {
        begin("candidacy-2.1.0");
        walkTo("Task_ApproveOffer");
        earlier.upgrade();

        complete("vera", "Task_ApproveOffer", Map.of("approved", false, "comment", "Wait for the budget"));

        walkOnFrom("Task_HoldDebrief");
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.HIRED);
    }

    /** Of 2.0.0, whose leader approves before there is an offer. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void askTheLeaderBeforeThereIsAnOfferWhereTheyBeganSo(boolean approvedAtOnce) {
        begin("candidacy-2.0.0");
        walkTo("Task_HoldDebrief");
        earlier.upgrade();
        complete("marco", "Task_HoldDebrief", HiringAnswers.HIRE);
        assertThat(desks.see("vera", "Task_ApproveOffer", candidacy))
                .containsEntry("amount", null)
                .containsEntry("reason", "Evidence on every question");
        if (!approvedAtOnce) {
            complete("vera", "Task_ApproveOffer", Map.of("approved", false, "comment", "Why?"));
            assertThat(desks.see("marco", "Task_HoldDebrief", candidacy).get("refusal"))
                    .isEqualTo("Vera Lindqvist: Why?");
            complete("marco", "Task_HoldDebrief", HiringAnswers.HIRE);
        }
        complete("vera", "Task_ApproveOffer", HiringAnswers.APPROVAL);
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.IN_DEBRIEF);
        assertThat(desks.see("hana", "Task_MakeOffer", candidacy).get("next").toString())
                .contains("approved already");

        complete("hana", "Task_MakeOffer", HiringAnswers.offer());

        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.OFFERED);
        assertThat(new Post(beans)
                        .only(candidacy, "Our offer: Account executive")
                        .text())
                .contains("USD 90,000");
        answers.hire(candidacy, vacancy);
        assertThat(desks.instance(candidacy)).isNull();
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.HIRED);
    }
}

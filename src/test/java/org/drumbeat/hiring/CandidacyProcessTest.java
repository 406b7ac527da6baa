package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.notification.Post;
import org.drumbeat.notification.Post.Letter;
import org.drumbeat.workflow.DueDates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The process {@code candidacy} and those that reach into it, on the real engine and tables. */
@DrumbeatTest
class CandidacyProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private InterviewRepository interviews;

    @Autowired
    private OfferRepository offers;

    @Autowired
    private OfferService offering;

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

    @BeforeEach
    void openAVacancy() {
        vacancy = answers.openVacancy();
    }

    @AlsoOnPostgres(Kind.HAPPY_PATH)
    @Test
    void goesFromTheApplicationToTheHire() {
        String candidacy = answers.application(vacancy, "kim@example.org");
        assertThat(desks.task("Task_ScreenApplication", candidacy)).hasCandidateGroup("hr");
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.APPLIED);

        desks.complete("hana", "Task_ScreenApplication", candidacy, HiringAnswers.PROCEED);
        assertThat(desks.task("Task_ScheduleFitInterview", candidacy)).hasCandidateGroup("hr");
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.IN_INTERVIEWS);

        desks.complete("hana", "Task_ScheduleFitInterview", candidacy, HiringAnswers.slot(HiringAnswers.free()));
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isAssignedTo("mina");

        desks.complete("mina", "Task_ConductFitInterview", candidacy, answers.fitInterview(vacancy));
        assertThat(desks.task("Task_DecideAfterFit", candidacy)).isAssignedTo("marco");

        desks.complete("marco", "Task_DecideAfterFit", candidacy, HiringAnswers.PROCEED);
        assertThat(desks.instance(candidacy)).isWaitingAt("CallActivity_AssessCandidate");
        assertThat(desks.instance(candidacy, "assess-candidate"))
                .isWaitingAt("Task_AwaitProfile", "Task_ScheduleBehavioralInterviews");

        answers.planPanel(candidacy);
        assertThat(desks.tasks("Task_ConductBehavioralInterview", candidacy))
                .extracting(Task::getAssignee)
                .containsExactly("maya", "milo");

        desks.send("hiring.profileCompleted", candidacy);
        desks.complete("milo", "Task_ConductBehavioralInterview", candidacy, answers.behavioralInterview(vacancy));
        desks.complete("maya", "Task_ConductBehavioralInterview", candidacy, answers.behavioralInterview(vacancy));
        desks.runJobs(candidacy);
        assertThat(desks.task("Task_HoldDebrief", candidacy)).isAssignedTo("marco");
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.IN_DEBRIEF);

        desks.complete("marco", "Task_HoldDebrief", candidacy, HiringAnswers.HIRE);
        assertThat(desks.task("Task_MakeOffer", candidacy)).hasCandidateGroup("hr");
        assertThat(engine.getRuntimeService()
                        .getVariables(
                                desks.instance(candidacy, "agree-on-offer").getId()))
                .containsOnlyKeys("hiringManager");

        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer());
        assertThat(desks.task("Task_ApproveOffer", candidacy)).isAssignedTo("vera");
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.IN_DEBRIEF);
        assertThat(new Post(beans).about(candidacy))
                .extracting(Letter::subject)
                .doesNotContain("Our offer: Account executive");

        desks.complete("vera", "Task_ApproveOffer", candidacy, HiringAnswers.APPROVAL);
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.OFFERED);
        assertThat(desks.task("Task_RecordOfferAnswer", candidacy).getDueDate())
                .isEqualTo(due.at(Monday.TODAY.plusDays(10)));
        assertThat(mail(candidacy, "Our offer: Account executive").text())
                .contains("Hello Kim Novak", "USD 90,000 a year");

        answers.hire(candidacy, vacancy);
        assertThat(mail(candidacy, "We have received your application: Account executive")
                        .text())
                .contains("Hello Kim Novak,\n\nThank you", "12 months after the last decision on your application");
        assertThat(mail(candidacy, "Welcome: Account executive").text())
                .contains("This is what you accepted", "USD 90,000 a year");
        assertThat(desks.instance(candidacy)).isNull();
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.HIRED);
        assertThat(hiring.vacancy(vacancy).filledWith()).isEqualTo(candidacy);
        assertThat(jdbc.queryForList(
                        "select stage from candidacy_stage where candidacy_id = ?", Stage.class, candidacy))
                .containsExactlyInAnyOrder(Stage.values());
    }

    @Test
    void declinesAtScreeningOnlyWithAReason() {
        String candidacy = answers.application(vacancy, "kim@example.org");

        assertThatThrownBy(() -> desks.complete(
                        "hana", "Task_ScreenApplication", candidacy, Map.of("proceed", false, "reason", " ")))
                .hasMessageContaining("“Reason” is missing.");
        desks.complete("hana", "Task_ScreenApplication", candidacy, HiringAnswers.STOP);

        assertDeclined(candidacy, "No experience with customers");
    }

    @Test
    void declinesAfterTheFitInterview() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        desks.complete("mina", "Task_ConductFitInterview", candidacy, answers.fitInterview(vacancy));
        assertThat(desks.see("marco", "Task_DecideAfterFit", candidacy)
                        .get("scores")
                        .toString())
                .contains("Told of a case in detail", "Mina Park");

        desks.complete("marco", "Task_DecideAfterFit", candidacy, HiringAnswers.STOP);

        assertDeclined(candidacy, "No experience with customers");
    }

    private void assertDeclined(String candidacy, String reason) {
        assertThat(desks.instance(candidacy)).isNull();
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.DECLINED);
        assertThat(hiring.candidacy(candidacy).decision().decisionText()).isEqualTo(reason);
        assertThat(hiring.candidacy(candidacy).endedAt()).isNotNull();
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(Vacancy.State.OPEN);
        Letter mail = mail(candidacy, "Your application: Account executive");
        assertThat(mail.to()).isEqualTo("kim@example.org");
        assertThat(mail.text()).contains("Hello Kim Novak").doesNotContain(reason);
    }

    @Test
    void invitesInterviewerAndCandidateAndWantsTheScorecardADayAfter() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");

        assertThat(desks.task("Task_ConductFitInterview", candidacy).getDueDate())
                .isEqualTo(due.businessDaysAfter(day(candidacy, "mina"), 1));
        assertThat(invitations(candidacy, 0))
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("kim@example.org", "mina@example.com");
        assertThat(desks.see("mina", "Task_ConductFitInterview", candidacy))
                .containsEntry("candidate", "Kim Novak")
                .containsEntry("place", "Room 4");
    }

    @AlsoOnPostgres(value = Kind.SQL, statementsOf = InterviewRepository.class)
    @Test
    void movesAnInterviewAndItsDueDate() {
        String candidacy = answers.candidacyWithPanel(vacancy, "kim@example.org");
        String maya = interview(candidacy, "maya").id();
        Map<String, Object> later = new HashMap<>(HiringAnswers.slot(HiringAnswers.free()));
        later.put("interview", maya);

        desks.start("hana", "reschedule-interview", later);
        desks.runJobs(candidacy);

        List<Task> tasks = desks.tasks("Task_ConductBehavioralInterview", candidacy);
        assertThat(tasks.get(0).getDueDate()).isEqualTo(due.businessDaysAfter(day(candidacy, "maya"), 1));
        assertThat(tasks.get(1).getDueDate()).isEqualTo(due.businessDaysAfter(day(candidacy, "milo"), 1));
        assertThat(interview(candidacy, "maya").sequence()).isEqualTo(1);
        assertThat(invitations(candidacy, 1))
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("kim@example.org", "maya@example.com");
        assertThat(invitations(candidacy, 1))
                .allSatisfy(mail -> assertThat(mail.calendar()).contains("UID:" + maya, "SEQUENCE:1"));
    }

    @Test
    void isMovedByHrAlone() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        Map<String, Object> later = new HashMap<>(HiringAnswers.slot(HiringAnswers.soon()));
        later.put("interview", interview(candidacy, "mina").id());

        for (String person : List.of("rosa", "marco", "vera", "mina")) {
            assertThatThrownBy(() -> desks.start(person, "reschedule-interview", later))
                    .as(person)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(interview(candidacy, "mina").sequence()).isZero();
    }

    @Test
    void plansNoInterviewThatCannotBe() {
        String candidacy = answers.application(vacancy, "kim@example.org");
        desks.complete("hana", "Task_ScreenApplication", candidacy, HiringAnswers.PROCEED);

        Map<String, Object> past = HiringAnswers.slot(HiringAnswers.soon().minusYears(1));
        assertThatThrownBy(() -> desks.complete("hana", "Task_ScheduleFitInterview", candidacy, past))
                .hasMessageContaining("“Start” is in the past");
        Map<String, Object> endless = new HashMap<>(HiringAnswers.slot(HiringAnswers.soon()));
        endless.put("durationMinutes", 5000);
        assertThatThrownBy(() -> desks.complete("hana", "Task_ScheduleFitInterview", candidacy, endless))
                .hasMessageContaining("“Minutes”");
        assertThat(desks.instance(candidacy)).isWaitingAt("Task_ScheduleFitInterview");
    }

    @Test
    void plansEveryOneOfThePanelAndNobodyElse() {
        String candidacy = answers.candidacyInAssessment(vacancy, "kim@example.org");

        assertThatThrownBy(() -> desks.complete(
                        "hana",
                        "Task_ScheduleBehavioralInterviews",
                        candidacy,
                        HiringAnswers.slots(List.of("maya", "mona"))))
                .hasMessageContaining("Plan each of the 2 interviews once");
        assertThatThrownBy(() -> desks.complete(
                        "hana", "Task_ScheduleBehavioralInterviews", candidacy, HiringAnswers.slots(List.of("maya"))))
                .hasMessageContaining("Plan each of the 2 interviews once");
    }

    @Test
    void asksThePanelThePinnedQuestionsAndShowsNobodyAnothersScorecard() {
        String candidacy = answers.candidacyWithPanel(vacancy, "kim@example.org");
        desks.complete(
                "maya",
                "Task_ConductBehavioralInterview",
                candidacy,
                answers.interview(vacancy, QuestionGuide.Kind.BEHAVIORAL, 4, "strong_yes"));

        Map<String, Object> shown = desks.see("milo", "Task_ConductBehavioralInterview", candidacy);

        assertThat(shown.get("scores").toString())
                .contains(hiring.guide(vacancy, QuestionGuide.Kind.BEHAVIORAL)
                        .questions()
                        .get(0)
                        .questionId())
                .doesNotContain("Told of a case in detail");
    }

    @Test
    void givesAnInterviewToSomebodyElseWithItsInvitation() {
        String candidacy = answers.candidacyWithPanel(vacancy, "kim@example.org");
        String task =
                desks.tasks("Task_ConductBehavioralInterview", candidacy).get(0).getId();

        for (String forbidden : List.of("mina", "milo", "ada")) {
            assertThatThrownBy(() -> desks.as("hana", () -> assign(task, forbidden)))
                    .hasMessageContaining("interview");
        }
        desks.as("hana", () -> assign(task, "mona"));

        assertThat(interview(candidacy, "maya").interviewer()).isEqualTo("mona");
        assertThat(invitations(candidacy, 1))
                .filteredOn(mail -> mail.calendar().contains("METHOD:CANCEL"))
                .extracting(Letter::to)
                .containsExactly("maya@example.com");
        assertThat(invitations(candidacy, 1))
                .filteredOn(mail -> mail.calendar().contains("METHOD:REQUEST"))
                .extracting(Letter::to)
                .containsExactly("mona@example.com");
        desks.complete("mona", "Task_ConductBehavioralInterview", candidacy, answers.behavioralInterview(vacancy));
        assertThat(interview(candidacy, "maya").state()).isEqualTo(Interview.State.HELD);
    }

    @AlsoOnPostgres(value = Kind.SQL, statementsOf = InterviewRepository.class)
    @Test
    void booksNoInterviewerTwiceAtOneTime() {
        String kim = answers.candidacy(vacancy, "kim@example.org");
        String another = answers.openVacancy();
        Instant taken = interview(kim, "mina").slot().startsAt();
        String lee = screened(another, "lee@example.org");

        for (int minutes : List.of(0, 59, -59)) {
            assertThatThrownBy(() -> desks.complete(
                            "hana", "Task_ScheduleFitInterview", lee, slot(taken.plusSeconds(60L * minutes))))
                    .hasMessageContaining("Mina Park has another interview then: " + inWords(taken) + " (60 minutes).");
        }
        assertThat(interviews.findByCandidacyId(lee)).isEmpty();
        desks.complete("hana", "Task_ScheduleFitInterview", lee, slot(taken.plusSeconds(3600)));

        assertThatThrownBy(() -> move(lee, "mina", taken.minusSeconds(1800), "Room 4"))
                .hasMessageContaining("Mina Park has another interview then");
        assertThat(interview(lee, "mina").sequence()).isZero();
        assertThat(invitations(lee, 1)).isEmpty();
        move(lee, "mina", taken.minusSeconds(3600), "Room 4");
        assertThat(interview(lee, "mina").sequence()).isEqualTo(1);
    }

    @Test
    void booksNoCandidateTwiceAtOneTimeOfWhateverVacancyAndKind() {
        String kim = answers.candidacy(vacancy, "twice@example.org");
        Instant taken = interview(kim, "mina").slot().startsAt();
        String another = answers.openVacancy("mona", "milo", "maya");
        String again = screened(another, "Twice@Example.org");

        assertThatThrownBy(
                        () -> desks.complete("hana", "Task_ScheduleFitInterview", again, slot(taken.plusSeconds(1800))))
                .hasMessageContaining("Kim Novak has another interview then: " + inWords(taken));

        desks.complete("hana", "Task_ScheduleFitInterview", again, HiringAnswers.slot(HiringAnswers.free()));
        desks.complete("mona", "Task_ConductFitInterview", again, answers.fitInterview(another));
        desks.complete("marco", "Task_DecideAfterFit", again, HiringAnswers.PROCEED);
        Instant free = HiringAnswers.free().atZone(clock.getZone()).toInstant();
        assertThatThrownBy(() -> desks.complete(
                        "hana",
                        "Task_ScheduleBehavioralInterviews",
                        again,
                        Map.of("interviews", List.of(line("maya", free), line("milo", free.plusSeconds(1800))))))
                .as("within one form")
                .hasMessageContaining("Kim Novak has another interview then: " + inWords(free));
        assertThatThrownBy(() -> desks.complete(
                        "hana",
                        "Task_ScheduleBehavioralInterviews",
                        again,
                        Map.of("interviews", List.of(line("maya", free), line("milo", taken)))))
                .hasMessageContaining("Kim Novak has another interview then: " + inWords(taken));
        assertThat(invitations(again, 0)).noneMatch(mail -> mail.to().startsWith("maya"));
    }

    @Test
    void givesNoInterviewToSomebodyWhoHasAnotherThen() {
        String kim = answers.candidacy(vacancy, "kim@example.org");
        Instant taken = interview(kim, "mina").slot().startsAt();
        String another = answers.openVacancy("mona", "milo", "maya");
        String lee = screened(another, "lee@example.org");
        desks.complete("hana", "Task_ScheduleFitInterview", lee, slot(taken));
        String task = desks.task("Task_ConductFitInterview", lee).getId();

        assertThatThrownBy(() -> desks.as("hana", () -> assign(task, "mina")))
                .hasMessageContaining("Mina Park has another interview then: " + inWords(taken));
        assertThat(interview(lee, "mona").interviewer()).isEqualTo("mona");

        move(lee, "mona", taken.plusSeconds(3600), "Room 4");
        desks.as("hana", () -> assign(task, "mina"));
        assertThat(interview(lee, "mona").interviewer()).isEqualTo("mina");
    }

    @Test
    void tellsNobodyOfAnInterviewThatIsMovedToWhereItIs() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        Instant startsAt = interview(candidacy, "mina").slot().startsAt();
        int before = new Post(beans).about(candidacy).size();

        move(candidacy, "mina", startsAt, "Room 4");

        assertThat(interview(candidacy, "mina").sequence()).isZero();
        assertThat(new Post(beans).about(candidacy)).hasSize(before);
        move(candidacy, "mina", startsAt, "Room 5");
        assertThat(invitations(candidacy, 1))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.subject()).startsWith("Changed: "));
    }

    @Test
    void invitesWhoeverIsNewToAnInterviewThatWasMovedBefore() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        move(candidacy, "mina", HiringAnswers.free().atZone(clock.getZone()).toInstant(), "Room 4");

        desks.as(
                "hana",
                () -> assign(desks.task("Task_ConductFitInterview", candidacy).getId(), "mona"));

        assertThat(invitations(candidacy, 2))
                .filteredOn(mail -> mail.calendar().contains("METHOD:REQUEST"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).isEqualTo("mona@example.com"))
                .satisfies(mail -> assertThat(mail.subject()).doesNotContain("Changed"))
                .satisfies(mail -> assertThat(mail.text()).doesNotContainIgnoringCase("changed"));
    }

    @Test
    void asksWhetherAnInterviewWasHeldEarlierAndTakesItOutOfTheCalendars() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        Map<String, Object> scorecard = new HashMap<>(answers.fitInterview(vacancy));
        scorecard.remove("heldEarlier");
        assertThat(desks.see("mina", "Task_ConductFitInterview", candidacy)).containsEntry("ahead", true);

        assertThatThrownBy(() -> desks.complete("mina", "Task_ConductFitInterview", candidacy, scorecard))
                .hasMessageContaining("This interview is planned for "
                        + inWords(interview(candidacy, "mina").slot().startsAt())
                        + ". If it was held earlier, tick “Held earlier”");
        scorecard.put("heldEarlier", false);
        assertThatThrownBy(() -> desks.complete("mina", "Task_ConductFitInterview", candidacy, scorecard))
                .hasMessageContaining("tick “Held earlier”");
        assertThat(interview(candidacy, "mina").state()).isEqualTo(Interview.State.PLANNED);

        scorecard.put("heldEarlier", true);
        desks.complete("mina", "Task_ConductFitInterview", candidacy, scorecard);

        assertThat(interview(candidacy, "mina").state()).isEqualTo(Interview.State.HELD);
        List<Letter> told = new Post(beans)
                .about(candidacy).stream()
                        .filter(mail -> mail.subject().startsWith("Held earlier: "))
                        .toList();
        assertThat(told).extracting(Letter::to).containsExactlyInAnyOrder("kim@example.org", "mina@example.com");
        assertThat(told)
                .allSatisfy(mail -> assertThat(mail.calendar()).contains("METHOD:CANCEL", "SEQUENCE:1"))
                .allSatisfy(mail -> assertThat(mail.text()).contains("was held earlier than planned"));
        desks.start("hana", "withdraw-candidate", Map.of("candidacyId", candidacy, "reason", "Another offer"));
        assertThat(invitations(candidacy, 2)).as("cancelled once").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksNothingAboutAnInterviewWhoseTimeHasCome(boolean knowsTheField) {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        jdbc.update(
                "update interview set starts_at = ? where candidacy_id = ?",
                Timestamp.from(clock.instant().minusSeconds(60)),
                candidacy);
        Map<String, Object> scorecard = new HashMap<>(answers.fitInterview(vacancy));
        if (!knowsTheField) {
            scorecard.remove("heldEarlier");
        }

        desks.complete("mina", "Task_ConductFitInterview", candidacy, scorecard);

        assertThat(interview(candidacy, "mina").state()).isEqualTo(Interview.State.HELD);
        assertThat(interview(candidacy, "mina").sequence()).isZero();
        assertThat(invitations(candidacy, 1)).isEmpty();
    }

    /** An application that waits for its fit interview to be planned. */
    private String screened(String vacancy, String email) {
        String candidacy = answers.application(vacancy, email);
        desks.complete("hana", "Task_ScreenApplication", candidacy, HiringAnswers.PROCEED);
        return candidacy;
    }

    private static Map<String, Object> slot(Instant startsAt) {
        return Map.of("startsAt", startsAt.toString(), "durationMinutes", 60, "place", "Room 4");
    }

    private static Map<String, Object> line(String seat, Instant startsAt) {
        Map<String, Object> line = new HashMap<>(slot(startsAt));
        line.putAll(Map.of("seat", seat, "interviewer", seat, "busy", ""));
        return line;
    }

    private void move(String candidacy, String seat, Instant startsAt, String place) {
        Map<String, Object> later = new HashMap<>(slot(startsAt));
        later.put("interview", interview(candidacy, seat).id());
        later.put("place", place);
        desks.start("hana", "reschedule-interview", later);
        desks.runJobs(candidacy);
    }

    private String inWords(Instant moment) {
        return DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu, h:mm a", Locale.US)
                .format(moment.atZone(clock.getZone()));
    }

    @Test
    void tellsAnInterviewerOfAnInterviewByItsInvitationAlone() {
        String candidacy = answers.candidacyWithPanel(vacancy, "kim@example.org");

        assertThat(new Post(beans).about(candidacy))
                .filteredOn(mail -> mail.to().equals("maya@example.com"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Tasklist under My tasks"));
    }

    @Test
    void remindsTheCandidateOnceAndLetsHrDecideAfterTenDays() {
        String candidacy = answers.candidacyWithPanel(vacancy, "kim@example.org");
        runTimer(candidacy, "BoundaryEvent_ReminderDue");
        assertThat(desks.instance(candidacy, "assess-candidate")).isWaitingAt("Task_AwaitProfile");

        runTimer(candidacy, "BoundaryEvent_ProfileOverdue");
        assertThat(desks.task("Task_ChaseProfile", candidacy)).hasCandidateGroup("hr");

        desks.complete("hana", "Task_ChaseProfile", candidacy, HiringAnswers.PROCEED);
        answers.conductPanel(candidacy, answers.behavioralInterview(vacancy));
        assertThat(desks.task("Task_HoldDebrief", candidacy)).isAssignedTo("marco");
    }

    @Test
    void endsThePanelToWhenHrClosesForWantOfAProfile() {
        String candidacy = answers.candidacyWithPanel(vacancy, "kim@example.org");
        runTimer(candidacy, "BoundaryEvent_ProfileOverdue");

        desks.complete("hana", "Task_ChaseProfile", candidacy, HiringAnswers.STOP);

        assertThat(desks.tasks("Task_ConductBehavioralInterview", candidacy)).isEmpty();
        assertDeclined(candidacy, "No experience with customers");
        assertThat(interviews.findByCandidacyIdAndState(candidacy, Interview.State.CANCELLED))
                .hasSize(2);
    }

    @Test
    void laysEverythingBeforeTheHiringManager() {
        String candidacy = answers.candidacyInDebrief(vacancy, "kim@example.org");

        Map<String, Object> shown = desks.see("marco", "Task_HoldDebrief", candidacy);

        assertThat(shown)
                .containsEntry("advice", "Hire")
                .containsEntry("why", "The ratings are high on average, and every interviewer would hire.");
        assertThat(shown.get("columns").toString())
                .contains("Maya Patel", "Milo Novak")
                .doesNotContain("Mina Park");
        assertThat(shown.get("fitColumns").toString()).contains("Mina Park");
        for (String scores : List.of("scores", "fitScores")) {
            assertThat(shown.get(scores).toString()).contains("3 of 4\\nTold of a case in detail");
        }
        assertThat(shown.get("means").toString())
                .contains(
                        "{\"competency\":\"Discovery\",\"all\":\"Maya Patel 3, Milo Novak 3\",\"apart\":\"agreed\",\"mean\":3");
    }

    @Test
    void wantsAReasonForGoingAgainstTheRecommendation() {
        String candidacy = answers.candidacyInDebrief(vacancy, "kim@example.org");

        assertThatThrownBy(() -> desks.complete(
                        "marco",
                        "Task_HoldDebrief",
                        candidacy,
                        Map.of("decision", "decline", "reason", "Too little on customers")))
                .hasMessageContaining("“Why against the recommendation?” is missing");
        desks.complete("marco", "Task_HoldDebrief", candidacy, HiringAnswers.DECLINE);

        assertDeclined(candidacy, "Too little on customers");
        assertThat(hiring.candidacy(candidacy).deviation()).isEqualTo("The panel missed it");
    }

    @Test
    void comesBackToTheDebriefWhenTheOfferIsNotApproved() {
        String candidacy = answers.candidacyInDebrief(vacancy, "kim@example.org");
        desks.complete("marco", "Task_HoldDebrief", candidacy, HiringAnswers.HIRE);
        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer());

        assertThatThrownBy(() -> desks.complete("vera", "Task_ApproveOffer", candidacy, Map.of("approved", false)))
                .hasMessageContaining("“Comment” is missing");
        desks.complete(
                "vera", "Task_ApproveOffer", candidacy, Map.of("approved", false, "comment", "Wait for the budget"));

        assertThat(desks.task("Task_HoldDebrief", candidacy)).isAssignedTo("marco");
        assertThat(desks.see("marco", "Task_HoldDebrief", candidacy).get("refusal"))
                .isEqualTo("Vera Lindqvist: Wait for the budget");
        desks.complete("marco", "Task_HoldDebrief", candidacy, HiringAnswers.HIRE);
        assertThat(desks.see("hana", "Task_MakeOffer", candidacy))
                .containsEntry("refusal", null)
                .containsEntry("amount", 90000.0);
        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer());
        desks.complete("vera", "Task_ApproveOffer", candidacy, HiringAnswers.APPROVAL);
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.OFFERED);
        assertThat(offers.findAll().stream().filter(offer -> offer.candidacyId().equals(candidacy)))
                .extracting(Offer::state)
                .containsExactlyInAnyOrder(Offer.State.NOT_APPROVED, Offer.State.OPEN);
    }

    @Test
    void showsTheLeaderPayEveryNoAndTheMailBeforeTheyApprove() {
        String candidacy = answers.candidacyWithPanel(vacancy, "kim@example.org");
        desks.send("hiring.profileCompleted", candidacy);
        desks.complete(
                "maya",
                "Task_ConductBehavioralInterview",
                candidacy,
                answers.interview(vacancy, QuestionGuide.Kind.BEHAVIORAL, 4, "strong_yes", "Won a lost customer back"));
        desks.complete(
                "milo",
                "Task_ConductBehavioralInterview",
                candidacy,
                answers.interview(vacancy, QuestionGuide.Kind.BEHAVIORAL, 2, "no", "Blamed the price"));
        desks.runJobs(candidacy);
        assertThat(desks.see("marco", "Task_HoldDebrief", candidacy)
                        .get("means")
                        .toString())
                .contains("\"all\":\"Maya Patel 4, Milo Novak 2\",\"apart\":\"⚠ 2 apart\",\"mean\":3");
        assertThat(desks.see("marco", "Task_HoldDebrief", candidacy)
                        .get("scores")
                        .toString())
                .contains("Discovery (⚠ 2 apart)");
        desks.complete(
                "marco",
                "Task_HoldDebrief",
                candidacy,
                Map.of(
                        "decision",
                        "hire",
                        "reason",
                        "Maya saw more",
                        "deviation",
                        "Milo has met one like this before"));

        Map<String, Object> prepared = desks.see("hana", "Task_MakeOffer", candidacy);
        assertThat(prepared)
                .containsEntry("currency", "USD")
                .containsEntry("next", "When Vera Lindqvist has approved it, the mail below goes out.");
        assertThat(prepared.get("currencies").toString()).contains("EUR – Euro").doesNotContain("DEM");
        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer(91234));

        Map<String, Object> shown = desks.see("vera", "Task_ApproveOffer", candidacy);
        assertThat(shown)
                .containsEntry("amount", "USD 91,234")
                .containsEntry("preparedBy", "Hana Yamamoto")
                .containsEntry("reason", "Maya saw more")
                .containsKeys("advice", "why", "startDate", "answerBy");
        assertThat(shown.get("nos").toString())
                .contains("Milo Novak", "Discovery, 2 of 4: Blamed the price")
                .doesNotContain("Maya Patel");
        assertThat(shown.get("means").toString()).contains("Maya Patel 4, Milo Novak 2");
        desks.complete("vera", "Task_ApproveOffer", candidacy, HiringAnswers.APPROVAL);
        Letter sent = mail(candidacy, "Our offer: Account executive");
        assertThat(sent.text().strip()).isEqualTo(shown.get("mail").toString().strip());
        assertThat(sent.subject()).isEqualTo(shown.get("mailSubject"));
        assertThat(sent.text().strip())
                .isEqualTo(prepared.get("mail")
                        .toString()
                        .strip()
                        .replace("⟨pay⟩", shown.get("amount").toString())
                        .replace("⟨first day⟩", shown.get("startDate").toString())
                        .replace("⟨answer by⟩", shown.get("answerBy").toString()));
    }

    @Test
    void comesBackToHrWhereOnlyTheOfferHasToChange() {
        String candidacy = answers.candidacyWithPreparedOffer(vacancy, "kim@example.org");

        desks.complete(
                "vera",
                "Task_ApproveOffer",
                candidacy,
                Map.of("approved", false, "sendBackTo", "offer", "comment", "Ten less"));

        assertThat(desks.instance(candidacy, "agree-on-offer")).isWaitingAt("Task_MakeOffer");
        assertThat(desks.see("hana", "Task_MakeOffer", candidacy))
                .containsEntry("refusal", "Vera Lindqvist: Ten less")
                .containsEntry("amount", 90000.0);
        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer(80000));
        desks.complete("vera", "Task_ApproveOffer", candidacy, HiringAnswers.APPROVAL);
        assertThat(mail(candidacy, "Our offer: Account executive").text()).contains("USD 80,000 a year");
        answers.hire(candidacy, vacancy);
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.HIRED);
    }

    @Test
    void isNotApprovedByWhoeverPreparedIt() {
        String candidacy = answers.candidacyWithPreparedOffer(vacancy, "kim@example.org");

        assertThat(offering.objectionToApprover(candidacy, "hana"))
                .hasValue("Whoever prepared the offer does not approve it: somebody else has to.");
        assertThat(offering.objectionToApprover(candidacy, "hugo")).isEmpty();
    }

    @Test
    void sendsNoOfferWhoseAnswerWouldBeDueAlready() {
        String candidacy = answers.candidacyWithPreparedOffer(vacancy, "kim@example.org");
        jdbc.update(
                "update offer set answer_by = ? where candidacy_id = ?",
                LocalDate.now(clock).minusDays(1),
                candidacy);

        assertThatThrownBy(() -> desks.complete("vera", "Task_ApproveOffer", candidacy, HiringAnswers.APPROVAL))
                .hasMessageContaining("“Answer by” is in the past")
                .hasMessageContaining("refuse, and let HR give the candidate other days");
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.IN_DEBRIEF);
    }

    @Test
    void endsAPreparedOfferWhenTheCandidateWithdraws() {
        String candidacy = answers.candidacyWithPreparedOffer(vacancy, "kim@example.org");

        desks.start("hana", "withdraw-candidate", Map.of("candidacyId", candidacy, "reason", "Moves away"));
        desks.runJobs(candidacy);

        assertThat(offers.findFirstByCandidacyIdOrderByPreparedAtDesc(candidacy))
                .hasValueSatisfying(offer -> assertThat(offer.state()).isEqualTo(Offer.State.WITHDRAWN));
    }

    @Test
    void isApprovedBySomebodyElseThanWhoDecided() {
        String candidacy = answers.candidacyInDebrief(vacancy, "kim@example.org");
        desks.complete("marco", "Task_HoldDebrief", candidacy, HiringAnswers.HIRE);
        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer());
        String task = desks.task("Task_ApproveOffer", candidacy).getId();

        assertThatThrownBy(() -> desks.as("hana", () -> assign(task, "marco")))
                .hasMessageContaining("does not approve the offer");
    }

    @Test
    void offersAVacancyToOneAtATime() {
        String first = answers.candidacyWithOffer(vacancy, "kim@example.org");
        String second = answers.candidacyInDebrief(vacancy, "lee@example.org");
        desks.complete("marco", "Task_HoldDebrief", second, HiringAnswers.HIRE);

        assertThat(desks.see("hana", "Task_MakeOffer", second).get("other").toString())
                .contains("Kim Novak has an open offer");
        assertThatThrownBy(() -> desks.complete("hana", "Task_MakeOffer", second, HiringAnswers.offer()))
                .hasMessageContaining("Kim Novak has an open offer");

        desks.complete("hana", "Task_RecordOfferAnswer", first, Map.of("accepted", false, "comment", "Too far"));
        desks.complete("hana", "Task_MakeOffer", second, HiringAnswers.offer());
        desks.complete("vera", "Task_ApproveOffer", second, HiringAnswers.APPROVAL);
        assertThat(state(first)).isEqualTo(Candidacy.State.DECLINED);
        assertThat(mail(first, "Your answer to our offer: Account executive").text())
                .contains("will not be taking up our offer");
        answers.hire(second, vacancy);
        assertThat(hiring.vacancy(vacancy).filledWith()).isEqualTo(second);
    }

    @Test
    void endsAnOfferThatIsNotAnsweredInTime() {
        String candidacy = answers.candidacyWithOffer(vacancy, "kim@example.org");
        Job timer = desks.timer(candidacy, "BoundaryEvent_AnswerByPassed");
        assertThat(timer.getDuedate().toInstant())
                .isEqualTo(Monday.TODAY
                        .plusDays(10)
                        .atTime(LocalTime.of(17, 0))
                        .atZone(clock.getZone())
                        .toInstant());

        engine.getManagementService().executeJob(timer.getId());

        assertThat(desks.instance(candidacy)).isNull();
        assertThat(state(candidacy)).isEqualTo(Candidacy.State.DECLINED);
        assertThat(offers.findFirstByCandidacyIdOrderByPreparedAtDesc(candidacy))
                .hasValueSatisfying(offer -> assertThat(offer.state()).isEqualTo(Offer.State.EXPIRED));
        assertThat(mail(candidacy, "Our offer has expired: Account executive").to())
                .isEqualTo("kim@example.org");
    }

    @Test
    void endsWhereverItWaitsWhenTheCandidateWithdraws() {
        String vacancyOfAll = vacancy;
        List<String> everywhere = List.of(
                answers.application(vacancyOfAll, "a@example.org"),
                answers.candidacy(vacancyOfAll, "b@example.org"),
                answers.candidacyWithPanel(vacancyOfAll, "c@example.org"),
                answers.candidacyInDebrief(vacancyOfAll, "d@example.org"),
                answers.candidacyWithOffer(vacancyOfAll, "e@example.org"));

        for (String candidacy : everywhere) {
            desks.start(
                    "hana", "withdraw-candidate", Map.of("candidacyId", candidacy, "reason", "Found something else"));
            desks.runJobs(candidacy);

            assertThat(desks.instance(candidacy)).isNull();
            assertThat(state(candidacy)).isEqualTo(Candidacy.State.WITHDRAWN);
            assertThat(interviews.findByCandidacyIdAndState(candidacy, Interview.State.PLANNED))
                    .isEmpty();
            assertThat(mail(candidacy, "Your application has been withdrawn: Account executive")
                            .text())
                    .doesNotContain("Found something else");
        }
        assertThat(new Post(beans)
                        .about(everywhere.get(2)).stream()
                                .filter(mail -> !mail.subject().startsWith("Held earlier: "))
                                .filter(mail -> mail.calendar() != null
                                        && mail.calendar().contains("METHOD:CANCEL")))
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("c@example.org", "c@example.org", "maya@example.com", "milo@example.com");
        assertThat(offers.findFirstByCandidacyIdOrderByPreparedAtDesc(everywhere.get(4)))
                .hasValueSatisfying(offer -> assertThat(offer.state()).isEqualTo(Offer.State.WITHDRAWN));
    }

    @Test
    void recordsNothingMoreForWhoeverHasWithdrawn() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        desks.start("hana", "withdraw-candidate", Map.of("candidacyId", candidacy, "reason", "Moves away"));

        assertThatThrownBy(() ->
                        desks.complete("mina", "Task_ConductFitInterview", candidacy, answers.fitInterview(vacancy)))
                .hasMessageContaining("has withdrawn");
        assertThatThrownBy(() ->
                        desks.start("hana", "withdraw-candidate", Map.of("candidacyId", candidacy, "reason", "Again")))
                .hasMessageContaining("has withdrawn");
    }

    @Test
    void takesAScorecardOnlyWhole() {
        String candidacy = answers.candidacy(vacancy, "kim@example.org");
        Map<String, Object> oneQuestion = Map.of(
                "scores",
                List.of(Map.of("questionId", "motivation", "question", "…", "rating", 3, "evidence", "A case")),
                "recommendation",
                "yes");
        Map<String, Object> noEvidence = Map.of(
                "scores",
                List.of(Map.of("questionId", "motivation", "question", "…", "rating", 5)),
                "recommendation",
                "yes");

        assertThatThrownBy(() -> desks.complete("mina", "Task_ConductFitInterview", candidacy, oneQuestion))
                .hasMessageContaining("each of the 6 questions");
        assertThatThrownBy(() -> desks.complete("mina", "Task_ConductFitInterview", candidacy, noEvidence))
                .hasMessageContaining("“What the candidate said or did” (line 1 of “Questions”) is missing.")
                .hasMessageContaining("“Rating” (line 1 of “Questions”) must be one of");
    }

    @Test
    void isReceivedOnceAnEmail() {
        answers.application(vacancy, "kim@example.org");

        assertThatThrownBy(() -> answers.application(vacancy, "KIM@example.org"))
                .hasMessageContaining("already applied for “Account executive”");
    }

    @Test
    void isNotReceivedBeforeTheVacancyIsOpen() {
        String requested = answers.requestedVacancy();

        assertThatThrownBy(() -> answers.application(requested, "kim@example.org"))
                .hasMessageContaining("is not open yet");
    }

    private Candidacy.State state(String candidacy) {
        return hiring.candidacy(candidacy).state();
    }

    private Interview interview(String candidacy, String seat) {
        return interviews.findByCandidacyId(candidacy).stream()
                .filter(planned -> planned.seat().equals(seat))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate day(String candidacy, String seat) {
        return LocalDate.ofInstant(interview(candidacy, seat).slot().startsAt(), clock.getZone());
    }

    private Letter mail(String candidacy, String subject) {
        return new Post(beans).only(candidacy, subject);
    }

    /** Without those that an interview is over for, since it was held earlier. */
    private List<Letter> invitations(String candidacy, int sequence) {
        return new Post(beans)
                .about(candidacy).stream()
                        .filter(mail -> !mail.subject().startsWith("Held earlier: "))
                        .filter(mail ->
                                mail.calendar() != null && mail.calendar().contains("SEQUENCE:" + sequence))
                        .toList();
    }

    private void runTimer(String candidacy, String boundary) {
        Job timer = desks.timer(candidacy, boundary);
        assertThat(timer.getDuedate().toInstant()).isAfter(clock.instant());
        engine.getManagementService().executeJob(timer.getId());
    }

    private Void assign(String task, String person) {
        engine.getTaskService().setAssignee(task, person);
        return null;
    }
}

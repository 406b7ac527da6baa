package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;
import static org.drumbeat.coaching.CoachingDesk.moment;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.agreement.Acknowledgement;
import org.drumbeat.notification.Post;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** The process {@code field-visit} and the one that moves a visit, on the real engine and tables; everything is rolled back. */
@Transactional
class FieldVisitProcessTest extends CoachingTest {

    /** A Monday, too; the visit is from ten to twelve, so its report is due on Wednesday. */
    private static final LocalDate DAY = MONDAY.plusDays(7);

    private static final String SUBJECT = "Rosa Delgado – Needs discovery";
    private static final String DUE = "Due: Write field visit report, " + SUBJECT;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private FieldVisitReportRepository reports;

    @Autowired
    private LevelRatingRepository ratings;

    private String plan;
    private String visit;

    @BeforeEach
    void schedule() {
        plan = desk.plan("marco", "rosa", 3);
        visit = desk.schedule("marco", plan, DAY);
    }

    @AlsoOnPostgres(value = Kind.HAPPY_PATH, statementsOf = FieldVisitReportRepository.class)
    @Test
    void goesFromTheScheduleToTheFollowUp() {
        assertThat(desks.task("Task_RateYourself", visit)).isAssignedTo("rosa");
        assertThat(desks.task("Task_RateYourself", visit).getDueDate()).isEqualTo(Date.from(moment(DAY, 10)));

        desks.complete("rosa", "Task_RateYourself", visit, desk.levels(3));
        desk.let(plan, DAY, 11);
        assertThat(desks.task("Task_WriteFieldVisitReport", visit)).isNull();
        desk.let(plan, DAY, 12);
        assertThat(desks.task("Task_WriteFieldVisitReport", visit)).isAssignedTo("marco");
        assertThat(desks.task("Task_WriteFieldVisitReport", visit).getDueDate())
                .isEqualTo(Date.from(moment(DAY.plusDays(2), 17)));
        Map<String, Object> withoutDay = new HashMap<>(desk.report(2, DAY));
        withoutDay.remove("actionDate");
        desks.complete("marco", "Task_WriteFieldVisitReport", visit, withoutDay);
        Map<String, Object> read = desks.see("rosa", "Task_ConfirmReport", visit);
        assertThat(read)
                .containsEntry("doDifferently", "Ask what it costs to leave things as they are")
                .containsEntry("actionDate", "March 22, 2027");
        assertThat(read.get("levels").toString()).contains("\"rep\":\"3\"", "\"manager\":\"2\"");

        desks.complete("rosa", "Task_ConfirmReport", visit, Map.of("comment", "The buyer was in a hurry"));
        desk.let(plan, DAY.plusDays(13), 17);
        assertThat(desks.task("Task_CheckFollowUp", visit)).isNull();
        desk.let(plan, DAY.plusDays(14), 17);
        assertThat(desks.task("Task_CheckFollowUp", visit)).isAssignedTo("marco");
        assertThat(desks.see("marco", "Task_CheckFollowUp", visit))
                .containsEntry("comment", "The buyer was in a hurry");

        desks.complete("marco", "Task_CheckFollowUp", visit, CoachingDesk.followUp("partly"));
        desk.run(plan);
        assertThat(desks.instance(visit)).isNull();
        String next = desk.visit(plan);
        assertThat(visits.findById(next).orElseThrow().holdBy()).isEqualTo(DAY.plusDays(30));
        assertThat(desks.see("marco", "Task_ScheduleFieldVisit", next))
                .containsEntry("last", "Prepare two such questions for the next call (Partly)");
    }

    @Test
    void invitesRepAndManager() {
        assertThat(invitations(0))
                .extracting(Post.Letter::to)
                .containsExactlyInAnyOrder("rosa@example.com", "marco@example.com");
        assertThat(invitations(0))
                .allSatisfy(mail -> assertThat(mail.calendar())
                        .contains(
                                "UID:" + visit,
                                "DTSTART:20270308T150000Z",
                                "DTEND:20270308T170000Z",
                                "METHOD:REQUEST"));
    }

    @Test
    void doesNotWaitForARatingOnceTheVisitHasBegun() {
        desk.let(plan, DAY, 10);

        assertThat(desks.task("Task_RateYourself", visit)).isNull();
        assertThat(ratings.byVisit(List.of(visit)).get(visit).values())
                .singleElement()
                .satisfies(rating -> assertThat(rating.isGiven()).isFalse());
        rideAndReport();
        assertThat(desks.see("rosa", "Task_ConfirmReport", visit).get("levels").toString())
                .contains("\"rep\":\"not rated\"", "\"manager\":\"2\"");
    }

    @Test
    void showsTheManagerNothingOfTheRatingBeforeTheReportIsIn() {
        desks.complete("rosa", "Task_RateYourself", visit, desk.levels(5));
        desk.let(plan, DAY, 12);
        assertThat(desks.see("marco", "Task_WriteFieldVisitReport", visit)
                        .get("levels")
                        .toString())
                .contains("\"level\":null");

        report();
        desk.let(plan, DAY.plusDays(14), 17);

        assertThat(desks.see("marco", "Task_CheckFollowUp", visit).get("levels").toString())
                .contains("\"rep\":\"5\"");
    }

    @Test
    void remindsOfALateReportAndTellsTheSuperiorWhileTheCycleWaits() {
        desk.let(plan, DAY, 12);
        desk.let(plan, DAY.plusDays(2), 16);
        assertThat(events()).isEmpty();

        desk.let(plan, DAY.plusDays(2), 17);
        assertThat(events()).containsExactly(tuple("REMINDER", "marco", null));
        assertThat(post().only(visit, DUE).to()).isEqualTo("marco@example.com");

        desk.let(plan, DAY.plusDays(4), 17);
        assertThat(events())
                .containsExactlyInAnyOrder(tuple("REMINDER", "marco", null), tuple("ESCALATION", "marco", "vera"));
        assertThat(post().only(visit, "Overdue: Marco Bianchi, Write field visit report, " + SUBJECT))
                .satisfies(mail -> assertThat(mail.to()).isEqualTo("vera@example.com"))
                .satisfies(mail -> assertThat(mail.text()).contains("Please see to it that it gets done"));

        desk.let(plan, DAY.plusDays(60), 9);
        assertThat(desks.task("Task_WriteFieldVisitReport", visit)).isAssignedTo("marco");
        desks.complete("marco", "Task_WriteFieldVisitReport", visit, desk.report(2, DAY.plusDays(74)));
        assertThat(desks.task("Task_ConfirmReport", visit)).isAssignedTo("rosa");
        FieldVisitReport report = reports.findById(visit).orElseThrow();
        assertThat(report.submittedAt()).isAfter(report.dueAt());
    }

    @Test
    void remindsWhoeverTheReportWasGivenTo() {
        desk.let(plan, DAY, 12);
        desk.assign(desks.task("Task_WriteFieldVisitReport", visit).getId(), "vera");

        desk.let(plan, DAY.plusDays(4), 17);

        assertThat(visits.findById(visit).orElseThrow().manager()).isEqualTo("vera");
        assertThat(events())
                .containsExactlyInAnyOrder(tuple("REMINDER", "vera", null), tuple("ESCALATION", "vera", "hr"));
        assertThat(post().only(visit, DUE).to()).isEqualTo("vera@example.com");
    }

    @Test
    void remindsNobodyOfAReportThatIsIn() {
        rideAndReport();

        desk.let(plan, DAY.plusDays(7), 17);

        assertThat(events()).isEmpty();
    }

    @Test
    void goesOnWhereTheRepDoesNotConfirmTheReport() {
        rideAndReport();
        desk.let(plan, DAY.plusDays(4), 17);
        assertThat(desks.task("Task_ConfirmReport", visit)).isAssignedTo("rosa");

        desk.let(plan, DAY.plusDays(7), 17);

        assertThat(desks.task("Task_ConfirmReport", visit)).isNull();
        assertThat(reports.report(visit).acknowledgement())
                .isEqualTo(
                        new Acknowledgement("rosa", Acknowledgement.State.LAPSED, moment(DAY.plusDays(7), 17), null));
        desk.let(plan, DAY.plusDays(14), 17);
        assertThat(desks.see("marco", "Task_CheckFollowUp", visit)).containsEntry("comment", null);
    }

    @AlsoOnPostgres(value = Kind.SQL, statementsOf = FieldVisitReportRepository.class)
    @Test
    void notesOfAReportThatItWasNotConfirmedWhereThePlanIsStoppedMeanwhile() {
        rideAndReport();
        assertThat(reports.report(visit).acknowledgement()).isEqualTo(Acknowledgement.openFor("rosa"));

        desks.start("marco", "stop-coaching", Map.of("plan", plan, "reason", "Another time"));
        desk.run(plan);

        assertThat(reports.report(visit).acknowledgement())
                .isEqualTo(new Acknowledgement("rosa", Acknowledgement.State.LAPSED, moment(DAY, 12), null));
    }

    @Test
    void wantsEveryBehaviourRatedOnceAndADayToCome() {
        desk.let(plan, DAY, 12);

        Map<String, Object> one = CoachingDesk.with(
                desk.report(2, DAY.plusDays(14)),
                Map.of("levels", List.of(((List<?>) desk.levels(2).get("levels")).get(0))));
        assertThatThrownBy(() -> desks.complete("marco", "Task_WriteFieldVisitReport", visit, one))
                .hasMessageContaining("“Behaviours” must hold each of the 3 behaviours");
        assertThatThrownBy(() ->
                        desks.complete("marco", "Task_WriteFieldVisitReport", visit, desk.report(2, DAY.minusDays(1))))
                .hasMessageContaining("“By when?” is in the past");
        assertThatThrownBy(() ->
                        desks.complete("marco", "Task_WriteFieldVisitReport", visit, desk.report(2, DAY.plusDays(400))))
                .hasMessageContaining("“By when?” is more than 180 days away");
        assertThat(reports.findById(visit)).isEmpty();
        assertThat(desks.task("Task_WriteFieldVisitReport", visit)).isAssignedTo("marco");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 10, 120, “Start” is in the past",
        "400, 10, 120, “Start” is more than a year ahead",
        "7, 10, 20, “Minutes”"
    })
    void plansNoVisitThatCannotBe(int days, int hour, int minutes, String sentence) {
        String other = desk.plan("marco", "raj", 1);
        Map<String, Object> slot =
                CoachingDesk.with(CoachingDesk.slot(MONDAY.plusDays(days), hour), Map.of("durationMinutes", minutes));

        assertThatThrownBy(() -> desks.complete("marco", "Task_ScheduleFieldVisit", desk.visit(other), slot))
                .hasMessageContaining(sentence);
    }

    @Test
    void movesAVisitWithEverythingThatGoesByItsTime() {
        LocalDate later = DAY.plusDays(9);
        reschedule("marco", later, 14);

        assertThat(invitations(1))
                .hasSize(2)
                .allSatisfy(mail ->
                        assertThat(mail.calendar()).contains("UID:" + visit, "SEQUENCE:1", "DTSTART:20270317T180000Z"));
        assertThat(desks.task("Task_RateYourself", visit).getDueDate()).isEqualTo(Date.from(moment(later, 14)));
        desk.let(plan, DAY, 13);
        assertThat(desks.task("Task_RateYourself", visit)).isAssignedTo("rosa");
        desk.let(plan, later, 14);
        assertThat(desks.task("Task_RateYourself", visit)).isNull();
        desk.let(plan, later, 15);
        assertThat(desks.task("Task_WriteFieldVisitReport", visit).getDueDate())
                .isEqualTo(Date.from(moment(later.plusDays(2), 17)));
    }

    @Test
    void asksWhoHasNotRatedAgainAndBeginsTheReportAnewWhereAVisitIsPutOff() {
        desk.let(plan, DAY.plusDays(2), 17);
        assertThat(events()).containsExactly(tuple("REMINDER", "marco", null));

        reschedule("marco", DAY.plusDays(7), 10);

        assertThat(desks.task("Task_WriteFieldVisitReport", visit)).isNull();
        desks.complete("rosa", "Task_RateYourself", visit, desk.levels(3));
        desk.let(plan, DAY.plusDays(7), 12);
        assertThat(desks.task("Task_WriteFieldVisitReport", visit).getDueDate())
                .isEqualTo(Date.from(moment(DAY.plusDays(9), 17)));
        desk.let(plan, DAY.plusDays(11), 17);
        assertThat(events())
                .as("held to the new time, and nothing of the old one is forgotten")
                .containsExactlyInAnyOrder(
                        tuple("REMINDER", "marco", null),
                        tuple("REMINDER", "marco", null),
                        tuple("ESCALATION", "marco", "vera"));
    }

    @Test
    void doesNotAskARepTwiceForARating() {
        desks.complete("rosa", "Task_RateYourself", visit, desk.levels(3));

        reschedule("marco", DAY.plusDays(7), 10);

        assertThat(desks.task("Task_RateYourself", visit)).isNull();
        desk.let(plan, DAY.plusDays(7), 11);
        desks.complete("marco", "Task_WriteFieldVisitReport", visit, desk.report(2, DAY.plusDays(21)));
        assertThat(desks.see("rosa", "Task_ConfirmReport", visit).get("levels").toString())
                .contains("\"rep\":\"3\"");
    }

    @Test
    void letsWhoeverIsToComeAlongMoveTheVisitAndStillComeAlong() {
        String other = desk.plan("marco", "raj", 1);
        String theirs = desk.visit(other);
        desk.assign(desks.task("Task_ScheduleFieldVisit", theirs).getId(), "vera");
        desk.schedule("vera", other, DAY);

        reschedule("vera", theirs, DAY.plusDays(1), 10);
        assertThat(visits.findById(theirs).orElseThrow().invited()).isEqualTo("vera");
    }

    @Test
    void letsWhoeverMovesAVisitComeAlongWhereTheRepHasAnotherManagerByNow() {
        desk.moveRosaTo("mina");

        assertThatThrownBy(() -> reschedule("marco", DAY.plusDays(7), 10))
                .hasMessageContaining("Only the managers above Rosa Delgado");
        reschedule("mina", DAY.plusDays(7), 10);

        assertThat(visits.findById(visit).orElseThrow().invited()).isEqualTo("mina");
        assertThat(post().about(plan))
                .filteredOn(mail -> mail.calendar() != null && mail.calendar().contains("METHOD:CANCEL"))
                .extracting(Post.Letter::to)
                .containsExactly("marco@example.com");
    }

    @Test
    void letsWhoeverCameAlongWriteTheReportWhereTheRepHasAnotherManagerByNow() {
        desk.moveRosaTo("mina");
        desk.let(plan, DAY, 12);
        String report = desks.task("Task_WriteFieldVisitReport", visit).getId();
        assertThat(desks.task("Task_WriteFieldVisitReport", visit)).isAssignedTo("mina");
        assertThat(desks.see("mina", "Task_WriteFieldVisitReport", visit)).containsEntry("cameAlong", "Marco Bianchi");

        assertThatThrownBy(() -> desk.assign(report, "milo")).hasMessageContaining("managers above alone");
        desk.assign(report, "marco");

        report();
        assertThat(reports.findById(visit).orElseThrow().writtenBy()).isEqualTo("marco");
    }

    @Test
    void movesNoVisitOfAnotherTeamAndNoneThatWasHeld() {
        assertThatThrownBy(() -> reschedule("mina", DAY.plusDays(7), 10))
                .hasMessageContaining("Only the managers above Rosa Delgado");
        rideAndReport();

        assertThatThrownBy(() -> reschedule("marco", DAY.plusDays(7), 10))
                .hasMessageContaining("The report of this visit is in");
        assertThat(visits.findById(visit).orElseThrow().sequence()).isZero();
    }

    @Test
    void tellsNobodyOfAVisitThatIsMovedToWhenItIs() {
        desks.start(
                "marco",
                "reschedule-visit",
                Map.of("visit", visit, "startsAt", DAY.atTime(10, 0).toString(), "durationMinutes", 120));
        desk.run(plan);

        assertThat(invitations(1)).isEmpty();
        assertThat(visits.findById(visit).orElseThrow().sequence()).isZero();
        assertThat(desks.task("Task_RateYourself", visit)).isAssignedTo("rosa");
    }

    @Test
    void skipsTheScheduleOfAVisitThatTheReportHasPlanned() {
        LocalDate nextDay = DAY.plusDays(21);
        reportAndPlan(nextDay.atTime(10, 0).toString(), 90);

        String next = desk.visit(plan);
        assertThat(next).isNotEqualTo(visit);
        assertThat(visits.findById(next).orElseThrow()).satisfies(planned -> {
            assertThat(planned.state()).isEqualTo(FieldVisit.State.PLANNED);
            assertThat(planned.place()).isEqualTo(2);
            assertThat(planned.holdBy()).isEqualTo(DAY.plusDays(30));
            assertThat(planned.slot())
                    .isEqualTo(new FieldVisit.Slot(
                            moment(nextDay, 10), 90, "Acme Mills, Duluth", "First talk with the new buyer"));
        });
        assertThat(ofVisit(next, "METHOD:REQUEST"))
                .extracting(Post.Letter::to)
                .containsExactlyInAnyOrder("rosa@example.com", "marco@example.com");
        assertThat(desks.instance(next))
                .as("the last visit is to be followed up first")
                .isNull();

        followUp("partly");

        assertThat(desks.task("Task_ScheduleFieldVisit", next)).isNull();
        assertThat(desks.task("Task_RateYourself", next)).isAssignedTo("rosa");
        assertThat(desks.task("Task_RateYourself", next).getDueDate()).isEqualTo(Date.from(moment(nextDay, 10)));
        assertThat(ofVisit(next, "METHOD:REQUEST")).as("invited once").hasSize(2);
        desks.complete("rosa", "Task_RateYourself", next, desk.levels(3));
        desk.let(plan, nextDay, 12);
        assertThat(desks.task("Task_WriteFieldVisitReport", next)).isAssignedTo("marco");
    }

    @Test
    void goesByTheTimeToWhichAPlannedVisitWasMovedBeforeItsTurn() {
        reportAndPlan(DAY.plusDays(21).atTime(10, 0).toString(), null);
        String next = desk.visit(plan);
        assertThat(visits.findById(next).orElseThrow().slot().durationMinutes()).isEqualTo(120);

        reschedule("marco", next, DAY.plusDays(24), 14);
        followUp("done");

        assertThat(desks.task("Task_RateYourself", next).getDueDate())
                .isEqualTo(Date.from(moment(DAY.plusDays(24), 14)));
    }

    @Test
    void letsTheNewManagerComeAlongToAPlannedVisitOfARepWhoHasAnotherByThen() {
        reportAndPlan(DAY.plusDays(21).atTime(10, 0).toString(), null);
        String next = desk.visit(plan);
        desk.moveRosaTo("mina");
        desks.complete("rosa", "Task_ConfirmReport", visit, Map.of());
        desk.let(plan, DAY.plusDays(14), 17);

        desks.complete("mina", "Task_CheckFollowUp", visit, CoachingDesk.followUp("done"));
        desk.run(plan);

        assertThat(visits.findById(next).orElseThrow().invited()).isEqualTo("mina");
        assertThat(ofVisit(next, "METHOD:CANCEL")).extracting(Post.Letter::to).containsExactly("marco@example.com");
        assertThat(ofVisit(next, "SEQUENCE:1"))
                .filteredOn(mail -> mail.to().equals("mina@example.com"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).doesNotContain("Changed"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-22T10:00, 60, “Next visit” comes after March 22",
        "2027-03-01T10:00, 60, “Next visit” is in the past",
        "2029-03-01T10:00, 60, “Next visit” is more than a year ahead",
        "2027-04-01T10:00, 10, “Minutes of the next visit”",
        "tomorrow, 60, “Next visit” must be a date and time",
        "'', 60, “Minutes of the next visit” needs “Next visit”"
    })
    void plansNoNextVisitThatCannotBe(String startsAt, int minutes, String sentence) {
        desk.let(plan, DAY, 12);
        Map<String, Object> report = CoachingDesk.with(
                desk.report(2, DAY.plusDays(14)), Map.of("nextStartsAt", startsAt, "nextDurationMinutes", minutes));

        assertThatThrownBy(() -> desks.complete("marco", "Task_WriteFieldVisitReport", visit, report))
                .hasMessageContaining(sentence);
        assertThat(reports.findById(visit)).isEmpty();
        assertThat(desk.visit(plan)).isEqualTo(visit);
    }

    @Test
    void plansNoVisitAfterTheLastAndNoneForSomebodyWhoDoesNotCoachTheRep() {
        String other = desk.plan("marco", "raj", 1);
        String last = desk.schedule("marco", other, DAY);
        desk.let(other, DAY, 12);
        Map<String, Object> report = CoachingDesk.with(
                desk.report(2, DAY.plusDays(14)),
                Map.of("nextStartsAt", DAY.plusDays(21).atTime(10, 0).toString()));
        assertThat(desks.see("marco", "Task_WriteFieldVisitReport", last)).containsEntry("visitsLeft", 0L);
        desks.complete("marco", "Task_WriteFieldVisitReport", last, report);
        assertThat(desk.visit(other))
                .as("the form does not ask after the last visit")
                .isEqualTo(last);

        desk.moveRosaTo("mina");
        desk.let(plan, DAY, 12);
        desk.assign(desks.task("Task_WriteFieldVisitReport", visit).getId(), "marco");
        assertThatThrownBy(() -> desks.complete("marco", "Task_WriteFieldVisitReport", visit, report))
                .hasMessageContaining("The next visit is planned by a manager above Rosa Delgado");
    }

    @ParameterizedTest
    @CsvSource({"reached", "stopped", "left"})
    void leavesNoAppointmentOfAPlannedVisitWhereTheCycleEnds(String how) {
        desk.let(plan, DAY, 12);
        desks.complete(
                "marco",
                "Task_WriteFieldVisitReport",
                visit,
                CoachingDesk.with(
                        desk.report("reached".equals(how) ? 4 : 2, DAY.plusDays(14)),
                        Map.of("nextStartsAt", DAY.plusDays(21).atTime(10, 0).toString())));
        String next = desk.visit(plan);
        switch (how) {
            case "reached" -> followUp("done");
            case "stopped" -> {
                desks.start("marco", "stop-coaching", Map.of("plan", plan, "reason", "It was a mistake"));
                desk.run(plan);
            }
            default -> {
                desk.letRosaLeave();
                desk.tellWhoHasChanged();
                desk.run(plan);
            }
        }

        assertThat(visits.findById(next).orElseThrow().state()).isEqualTo(FieldVisit.State.CANCELLED);
        assertThat(ofVisit(next, "METHOD:CANCEL")).extracting(Post.Letter::to).contains("marco@example.com");
        assertThat(desks.instance(next)).isNull();
        if ("reached".equals(how)) {
            assertThat(desks.task("Task_ReviewCycle", plan)).isAssignedTo("marco");
        }
    }

    private void rideAndReport() {
        desk.let(plan, DAY, 12);
        report();
    }

    private void report() {
        desks.complete("marco", "Task_WriteFieldVisitReport", visit, desk.report(2, DAY.plusDays(14)));
    }

    private void reportAndPlan(String nextStartsAt, Integer minutes) {
        desk.let(plan, DAY, 12);
        Map<String, Object> report =
                CoachingDesk.with(desk.report(2, DAY.plusDays(14)), Map.of("nextStartsAt", nextStartsAt));
        desks.complete(
                "marco",
                "Task_WriteFieldVisitReport",
                visit,
                minutes == null ? report : CoachingDesk.with(report, Map.of("nextDurationMinutes", minutes)));
    }

    private void followUp(String result) {
        desks.complete("rosa", "Task_ConfirmReport", visit, Map.of());
        desk.let(plan, DAY.plusDays(14), 17);
        desks.complete("marco", "Task_CheckFollowUp", visit, CoachingDesk.followUp(result));
        desk.run(plan);
    }

    private List<Post.Letter> ofVisit(String id, String line) {
        return post().about(plan).stream()
                .filter(mail -> mail.calendar() != null
                        && mail.calendar().contains("UID:" + id)
                        && mail.calendar().contains(line + "\r\n"))
                .toList();
    }

    private void reschedule(String person, LocalDate day, int hour) {
        reschedule(person, visit, day, hour);
    }

    private void reschedule(String person, String visit, LocalDate day, int hour) {
        desks.start(
                person,
                "reschedule-visit",
                Map.of("visit", visit, "startsAt", day.atTime(hour, 0).toString(), "durationMinutes", 60));
        desk.run(plan);
    }

    private List<Post.Letter> invitations(int sequence) {
        return post().about(plan).stream()
                .filter(mail -> mail.calendar() != null && mail.calendar().contains("SEQUENCE:" + sequence + "\r\n"))
                .toList();
    }

    private Post post() {
        return new Post(beans);
    }

    /** Kind, who was late, and who was told. */
    private List<org.assertj.core.groups.Tuple> events() {
        return jdbc.query(
                "select kind, person_id, told from accountability_event where business_key = ?",
                (row, number) -> tuple(row.getString(1), row.getString(2), row.getString(3)),
                visit);
    }
}

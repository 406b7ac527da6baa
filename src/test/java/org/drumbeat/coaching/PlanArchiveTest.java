package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;
import static org.drumbeat.coaching.CoachingDesk.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Statements;
import org.drumbeat.Visitor;
import org.drumbeat.workflow.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.domain.Page;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** What there is to read of a plan, on the real engine and tables; everything is rolled back. */
@AlsoOnPostgres(
        value = Kind.SQL,
        statementsOf = {CoachingPlanRepository.class, LevelRatingRepository.class})
@Transactional
class PlanArchiveTest extends CoachingTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlanArchive archive;

    @Autowired
    private ObjectMapper json;

    @Test
    void tellsACycleFromTheFirstProposalToTheReview() {
        String plan = desk.start("marco", "rosa", 1);
        desks.complete(
                "rosa",
                "Task_AgreeOnPlan",
                plan,
                with(CoachingDesk.focus("negotiation", 1, 3, 2), Map.of("agreed", false, "reason", "More use")));
        desks.complete(
                "marco",
                "Task_AnswerCounterProposal",
                plan,
                with(CoachingDesk.focus(CoachingDesk.SKILL, 1, 3, 1), Map.of("reason", "Ask first")));
        desks.complete("rosa", "Task_AgreeOnPlan", plan, CoachingDesk.AGREED);
        desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(1), 3);
        desks.complete(
                "marco", "Task_ReviewCycle", plan, Map.of("outcome", "mastered", "summary", "Three calls in a row"));
        desks.complete("rosa", "Task_ConfirmReview", plan, Map.of("comment", "Good"));

        WholePlan whole = archive.plan("rosa", plan);

        assertThat(whole.summary().plan().state()).isEqualTo(CoachingPlan.State.MASTERED);
        assertThat(whole.summary().focus())
                .isEqualTo(new WholePlan.Goal("Needs discovery", new Focus.Wish("needs_discovery", 1, 3, 1, 30)));
        assertThat(whole.proposals())
                .extracting(proposal -> proposal.by() + " " + proposal.byRep() + " "
                        + proposal.focus().wish().skill() + " " + proposal.reason())
                .containsExactly(
                        "marco false needs_discovery null",
                        "rosa true negotiation More use",
                        "marco false needs_discovery Ask first");
        assertThat(whole.visits()).singleElement().satisfies(visit -> {
            assertThat(visit.state()).isEqualTo(FieldVisit.State.HELD);
            assertThat(visit.manager()).isEqualTo("marco");
            assertThat(visit.startsAt()).isEqualTo(CoachingDesk.moment(MONDAY.plusDays(1), 10));
            assertThat(visit.ownRating().mean()).isEqualByComparingTo("4");
            assertThat(visit.ownRating().levels()).hasSize(3).contains(new WholePlan.Level("Asks and follows up", 4));
            assertThat(visit.report().mean()).isEqualByComparingTo("3");
            assertThat(visit.report().levels()).contains(new WholePlan.Level("Asks and follows up", 3));
            assertThat(visit.report().said().writtenBy()).isEqualTo("marco");
            assertThat(visit.report().confirmation().confirmation()).isEqualTo(WholePlan.Confirmation.State.CONFIRMED);
            assertThat(visit.report().confirmation().repComment()).isEqualTo("That is how I saw it");
            assertThat(visit.followUp().result()).isEqualTo(FieldVisitReport.FollowUp.Result.DONE);
        });
        assertThat(whole.review().said().outcome()).isEqualTo(CoachingPlan.Outcome.MASTERED);
        assertThat(whole.review().confirmation().confirmation()).isEqualTo(WholePlan.Confirmation.State.CONFIRMED);
        assertThat(whole.review().confirmation().repComment()).isEqualTo("Good");
        assertThat(archive.plan("marco", plan))
                .as("in the end both read the same")
                .isEqualTo(whole);
        assertThat(keys(json.valueToTree(whole)))
                .as("what systems read, and nothing more")
                .containsExactlyInAnyOrder(("id rep state openedAt agreedAt endedAt reasons stop"
                                + " focus focus.skill focus.name focus.baselineLevel focus.targetLevel focus.visits"
                                + " focus.cadenceDays proposals proposals.by proposals.byRep proposals.reason"
                                + " proposals.proposedAt proposals.focus proposals.focus.skill proposals.focus.name"
                                + " proposals.focus.baselineLevel proposals.focus.targetLevel proposals.focus.visits"
                                + " proposals.focus.cadenceDays visits visits.place visits.state visits.manager"
                                + " visits.holdBy visits.startsAt visits.durationMinutes visits.customer visits.purpose"
                                + " visits.ownRating visits.ownRating.ratedAt visits.ownRating.mean"
                                + " visits.ownRating.levels visits.ownRating.levels.behaviour"
                                + " visits.ownRating.levels.level visits.report visits.report.writtenBy"
                                + " visits.report.mean visits.report.levels visits.report.levels.behaviour"
                                + " visits.report.levels.level visits.report.observed visits.report.doDifferently"
                                + " visits.report.agreedAction visits.report.actionDate visits.report.dueAt"
                                + " visits.report.submittedAt visits.report.confirmation visits.report.confirmedAt"
                                + " visits.report.repComment visits.followUp visits.followUp.result"
                                + " visits.followUp.evidence visits.followUp.checkedBy visits.followUp.checkedAt"
                                + " review review.outcome review.summary review.reviewedBy review.reviewedAt"
                                + " review.confirmation review.confirmedAt review.repComment")
                        .split(" "));
    }

    /** Of an object and all that it holds, each with its place. */
    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(item -> keys.addAll(keys(item)));
        }
        node.properties().forEach(field -> {
            keys.add(field.getKey());
            keys(field.getValue()).forEach(key -> keys.add(field.getKey() + "." + key));
        });
        return keys;
    }

    @Test
    void showsThatARatingWasNotGivenWhenTheReportIsIn() {
        String plan = desk.plan("marco", "rosa", 1);
        String visit = desk.schedule("marco", plan, MONDAY.plusDays(1));
        desk.let(plan, MONDAY.plusDays(1), 13);
        assertThat(archive.plan("marco", plan).visits().get(0).ownRating()).isNull();
        assertThat(archive.plan("rosa", plan).visits().get(0).ownRating())
                .isEqualTo(new WholePlan.Rating(null, null, List.of()));

        desks.complete("marco", "Task_WriteFieldVisitReport", visit, desk.report(2, MONDAY.plusDays(9)));

        assertThat(archive.plan("marco", plan).visits().get(0).ownRating())
                .isEqualTo(new WholePlan.Rating(null, null, List.of()));
        assertThat(archive.plan("rosa", plan).visits().get(0).report().mean()).isEqualByComparingTo("2");
    }

    @Test
    void showsAPlanThatHasNoFocusYet() {
        desk.needFocus("rosa", "cadence");
        String plan = plans.findByOpenFor("rosa").orElseThrow().id();

        WholePlan whole = archive.plan("marco", plan);

        assertThat(whole.summary().plan().state()).isEqualTo(CoachingPlan.State.FOCUS_NEEDED);
        assertThat(whole.summary().focus()).isNull();
        assertThat(whole.proposals()).isEmpty();
        assertThat(whole.visits()).isEmpty();
        assertThat(whole.review()).isNull();
        assertThat(archive.plansOf("rosa", "rosa", 0))
                .singleElement()
                .satisfies(line -> assertThat(line.focus()).isNull());
    }

    @Test
    void listsThePlansOfARepTheNewestFirst() {
        String first = desk.cycle("marco", "rosa", MONDAY.plusDays(1), "mastered");
        CoachingDesk.at(MONDAY.plusDays(30), 9);
        String second = desk.start("marco", "rosa", 2);

        Page<WholePlan.Summary> listed = archive.plansOf("vera", "rosa", 0);

        assertThat(listed.getContent()).extracting(line -> line.plan().id()).containsExactly(second, first);
        assertThat(listed.getTotalElements()).isEqualTo(2);
        assertThat(listed.getContent().get(0).focus().name()).isEqualTo("Needs discovery");
        assertThat(archive.plansOf("vera", "rosa", 1)).isEmpty();
        assertThat(archive.plansOf("vera", "raj", 0)).isEmpty();
    }

    @Test
    void isForHrWhereNoManagerIsLeft() {
        String plan = desk.plan("marco", "rosa", 1);
        assertRefused(() -> archive.plan("hana", plan), Refusal.Reason.UNKNOWN);
        assertRefused(() -> archive.plansOf("hana", "rosa", 0), Refusal.Reason.FORBIDDEN);

        jdbc.update("update person set manager_id = null where id = 'rosa'");

        assertThat(archive.plan("hana", plan).summary().plan().rep()).isEqualTo("rosa");
        assertThat(archive.plansOf("hana", "rosa", 0)).hasSize(1);
        assertRefused(() -> archive.plan("marco", plan), Refusal.Reason.UNKNOWN);
        assertRefused(() -> archive.plan("ada", plan), Refusal.Reason.UNKNOWN);
    }

    @Test
    void asksAsOftenForManyVisitsAsForOne() {
        String plan = desk.plan("marco", "rosa", 4);
        desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(1), 2);
        long forOne = Statements.during(() -> archive.plan("marco", plan));
        desk.holdVisit("marco", "rosa", plan, MONDAY.plusDays(31), 2);

        assertThat(Statements.during(
                        () -> assertThat(archive.plan("marco", plan).visits()).hasSize(3)))
                .isEqualTo(forOne)
                .isBetween(6L, 10L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/coaching/plans                   | 422 | “rep” is missing
                    /api/coaching/plans?rep=              | 422 | “rep” is missing
                    /api/coaching/plans?rep=rosa&page=-1  | 400 | The page must be a whole number
                    /api/coaching/plans?rep=nobody        | 403 | for the rep and the managers above alone
                    /api/coaching/plans?rep=a%00b         | 403 | for the rep and the managers above alone
                    /api/coaching/plans/none              | 404 | There is no such coaching plan.""")
    void saysWhatIsWrong(String path, int status, String sentence) {
        HttpResponse<String> answer = Visitor.system(port, "marco", "drumbeat").get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }

    private static void assertRefused(ThrowingCallable asking, Refusal.Reason reason) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

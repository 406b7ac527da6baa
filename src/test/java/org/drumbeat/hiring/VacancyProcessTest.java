package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.notification.Post;
import org.drumbeat.notification.Post.Letter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The process {@code vacancy}, on the real engine and tables. */
@DrumbeatTest
class VacancyProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private Clock clock;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    @AlsoOnPostgres(Kind.HAPPY_PATH)
    @Test
    void isFilledByTheCandidateWhoIsHiredAndClosesTheOthers() {
        String vacancy = answers.requestedVacancy();
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_ApproveVacancy");
        assertThat(desks.task("Task_ApproveVacancy", vacancy)).isAssignedTo("vera");
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(Vacancy.State.REQUESTED);

        desks.complete("vera", "Task_ApproveVacancy", vacancy, HiringAnswers.APPROVAL);
        assertThat(desks.task("Task_PrepareInterviewKit", vacancy)).hasCandidateGroup("hr");

        desks.complete("hana", "Task_PrepareInterviewKit", vacancy, HiringAnswers.KIT);
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_AwaitHire");
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(Vacancy.State.OPEN);

        String hired = answers.candidacyWithOffer(vacancy, "kim@example.org");
        String other = answers.candidacyWithPanel(vacancy, "lee@example.org");
        answers.hire(hired, vacancy, other);
        assertThat(hiring.candidacy(hired).state()).isEqualTo(Candidacy.State.HIRED);
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(Vacancy.State.FILLED);
        assertThat(hiring.vacancy(vacancy).filledWith()).isEqualTo(hired);
        assertThat(hiring.candidacy(other).state()).isEqualTo(Candidacy.State.CLOSED);
        assertThat(desks.instance(hired)).isNull();
        assertThat(desks.instance(other)).isNull();
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_WelcomeNewRep");
        assertThat(desks.task("Task_WelcomeNewRep", vacancy)).isAssignedTo("marco");
        assertThat(hiring.vacancy(vacancy).openedAt()).isNotNull();
        assertThat(hiring.vacancy(vacancy).filledAt())
                .isAfterOrEqualTo(hiring.vacancy(vacancy).openedAt());
    }

    @Test
    void staysOpenWhenTheDayByWhichItShouldBeFilledHasPassed() {
        String vacancy = answers.openVacancy();
        Job timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(desks.instance(vacancy).getId())
                .timers()
                .singleResult();
        LocalDate neededBy = hiring.vacancy(vacancy).position().neededBy();
        assertThat(timer.getDuedate().toInstant())
                .isEqualTo(neededBy.atTime(17, 0).atZone(clock.getZone()).toInstant());

        engine.getManagementService().executeJob(timer.getId());

        assertThat(mails(vacancy, "Not filled yet: Account executive (North, Maine)"))
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("marco@example.com", "hana@example.com", "hugo@example.com");
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_AwaitHire");
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(Vacancy.State.OPEN);
        answers.hire(answers.candidacyWithOffer(vacancy, "kim@example.org"), vacancy);
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_WelcomeNewRep");
    }

    @Test
    void endsRefusedWhenTheLeaderRefusesWithAReason() {
        String vacancy = answers.requestedVacancy();

        assertThatThrownBy(() -> desks.complete(
                        "vera", "Task_ApproveVacancy", vacancy, Map.of("approved", false, "comment", " ")))
                .hasMessageContaining("say why you refuse");
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_ApproveVacancy");

        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", false, "comment", "No budget"));
        assertThat(desks.instance(vacancy)).isNull();
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(Vacancy.State.REFUSED);
        assertThat(hiring.vacancy(vacancy).decision().decisionText()).isEqualTo("No budget");
        assertThat(mails(vacancy, "Vacancy refused: Account executive (North, Maine)"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo("marco@example.com");
                    assertThat(mail.text()).contains("Vera Lindqvist has refused the vacancy", "No budget");
                    assertThat(mail.html()).contains("Vera Lindqvist", "No budget");
                });
    }

    private List<Letter> mails(String vacancy, String subject) {
        return new Post(beans)
                .about(vacancy).stream()
                        .filter(mail -> mail.subject().equals(subject))
                        .toList();
    }

    @Test
    void isApprovedByHrWhenTheLeaderRequestedIt() {
        String vacancy = desks.start("vera", "vacancy", SampleVacancy.answers());

        assertThat(desks.task("Task_ApproveVacancy", vacancy)).isNotAssigned();
        assertThat(desks.task("Task_ApproveVacancy", vacancy)).hasCandidateGroup("hr");
        desks.complete("hugo", "Task_ApproveVacancy", vacancy, HiringAnswers.APPROVAL);
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_PrepareInterviewKit");
    }

    @Test
    void isNotApprovedByTheOneInHrWhoRequestedIt() {
        Map<String, Object> forALeader = changed(SampleVacancy.answers(), "hiringManager", "vera");
        String vacancy = desks.start("hana", "vacancy", forALeader);

        assertThatThrownBy(() -> desks.complete("hana", "Task_ApproveVacancy", vacancy, HiringAnswers.APPROVAL))
                .hasMessageContaining("somebody else has to");
    }

    @Test
    void isNotStartedByARep() {
        assertThatThrownBy(() -> desks.start("rosa", "vacancy", SampleVacancy.answers()))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void isRefusedAtOnceWhereItCannotBe() {
        assertRefused("region", "Atlantis", "“Region” must be one of: Central, Coast, East, North, South, West.");
        assertRefused("neededBy", "2020-01-01", "“Needed by” is in the past.");
        assertRefused("hiringManager", "rosa", "“Hiring manager” must be a manager or leader");
        assertRefused("title", "", "“Title” is missing.");
        assertRefused("jurisdiction", "XX", "“Jurisdiction” must be one of: United States");
    }

    private void assertRefused(String field, String answer, String sentence) {
        assertThatThrownBy(() -> desks.start("marco", "vacancy", changed(SampleVacancy.answers(), field, answer)))
                .hasMessageContaining(sentence);
    }

    @Test
    void takesAKitOfDifferentPeopleOnly() {
        String vacancy = answers.approvedVacancy();

        assertKitRefused(vacancy, "mina", List.of("milo"), "at least 2 people: what one interviewer alone sees");
        assertKitRefused(vacancy, "mina", List.of("milo", "milo"), "twice");
        assertKitRefused(vacancy, "mina", List.of("mina", "milo"), "cannot also be on the panel");
        assertKitRefused(vacancy, "mina", List.of("milo", "nobody"), "must be somebody who works here");
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_PrepareInterviewKit");
    }

    private void assertKitRefused(String vacancy, String interviewer, List<String> panel, String sentence) {
        Map<String, Object> kit = Map.of("fitInterviewer", interviewer, "panel", panel);
        assertThatThrownBy(() -> desks.complete("hana", "Task_PrepareInterviewKit", vacancy, kit))
                .hasMessageContaining(sentence);
    }

    @Test
    void saysWhyWhomItReplacesAndWhatItMayCost() {
        Map<String, Object> grounds = new HashMap<>(SampleVacancy.answers());
        grounds.putAll(Map.of(
                "reason",
                "replacement",
                "replaces",
                "rosa",
                "justification",
                "She moves to the South in March.",
                "payFrom",
                80000,
                "payTo",
                95000.5,
                "currency",
                "USD"));

        String vacancy = desks.start("marco", "vacancy", grounds);

        assertThat(desks.see("vera", "Task_ApproveVacancy", vacancy))
                .containsEntry("reason", "Replacement")
                .containsEntry("replaces", "Rosa Delgado")
                .containsEntry("justification", "She moves to the South in March.")
                .containsEntry("pay", "USD 80,000 to 95,000.50");
        desks.complete("vera", "Task_ApproveVacancy", vacancy, HiringAnswers.APPROVAL);
        desks.complete("hana", "Task_PrepareInterviewKit", vacancy, HiringAnswers.KIT);
        String candidacy = answers.candidacyInDebrief(vacancy, "kim@example.org");
        desks.complete("marco", "Task_HoldDebrief", candidacy, HiringAnswers.HIRE);
        assertThat(desks.see("hana", "Task_MakeOffer", candidacy)).containsEntry("range", "USD 80,000 to 95,000.50");
    }

    @Test
    void refusesGroundsThatCannotBe() {
        assertGroundsRefused(Map.of("payFrom", 90000, "payTo", 80000, "currency", "USD"), "is more than “up to”");
        assertGroundsRefused(Map.of("payFrom", 90000), "“Currency” is missing");
        assertGroundsRefused(Map.of("payTo", 90000, "currency", "XYZ"), "“Currency” must be an existing currency");
        assertGroundsRefused(Map.of("payTo", 90000, "currency", "XXX"), "“Currency” must be an existing currency");
        assertGroundsRefused(
                Map.of("reason", "replacement", "replaces", "nobody"),
                "“Who is replaced?” must be somebody of your team");
        assertGroundsRefused(
                Map.of("reason", "replacement", "replaces", "vera"),
                "“Who is replaced?” must be somebody of your team");
    }

    private void assertGroundsRefused(Map<String, Object> grounds, String sentence) {
        Map<String, Object> request = new HashMap<>(SampleVacancy.answers());
        request.putAll(grounds);
        assertThatThrownBy(() -> desks.start("marco", "vacancy", request)).hasMessageContaining(sentence);
    }

    private static Map<String, Object> changed(Map<String, Object> answers, String field, Object answer) {
        Map<String, Object> changed = new HashMap<>(answers);
        changed.put(field, answer);
        return changed;
    }
}

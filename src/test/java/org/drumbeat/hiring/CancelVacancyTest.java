package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.notification.Post;
import org.drumbeat.notification.Post.Letter;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.StartForm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The process {@code cancel-vacancy}, and what it does to the vacancy at each stage. */
@DrumbeatTest
class CancelVacancyTest {

    private static final String REASON = "The region is merged with another";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    @Qualifier("cancel-vacancy")
    private StartForm<VacancyForms.VacancyChoices, VacancyForms.Cancellation> form;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    @Test
    void endsAVacancyThatWaitsForItsApproval() {
        String vacancy = answers.requestedVacancy();

        cancel("marco", vacancy);

        assertCancelled(vacancy, "marco");
        assertThat(desks.task("Task_ApproveVacancy", vacancy)).isNull();
    }

    @Test
    void endsAVacancyThatWaitsForItsKit() {
        String vacancy = answers.approvedVacancy();

        cancel("hana", vacancy);

        assertCancelled(vacancy, "hana");
        assertThat(desks.task("Task_PrepareInterviewKit", vacancy)).isNull();
    }

    @Test
    void closesEveryCandidacyOfAnOpenVacancy() {
        String vacancy = answers.openVacancy();
        String applied = answers.candidacy(vacancy, "kim@example.org");
        String inDebrief = answers.candidacyInDebrief(vacancy, "lee@example.org");
        String ofAnother = answers.candidacy(answers.openVacancy(), "kim@example.org");

        cancel("vera", vacancy);
        desks.runJobs(applied, inDebrief, ofAnother);

        assertCancelled(vacancy, "vera");
        assertThat(hiring.candidacy(applied).state()).isEqualTo(Candidacy.State.CLOSED);
        assertThat(hiring.candidacy(inDebrief).state()).isEqualTo(Candidacy.State.CLOSED);
        assertThat(desks.instance(applied)).isNull();
        assertThat(desks.instance(inDebrief)).isNull();
        assertThat(hiring.candidacy(ofAnother).state()).isEqualTo(Candidacy.State.IN_INTERVIEWS);
    }

    @Test
    void tellsTheManagersWhoDidNotCancelIt() {
        Map<String, Object> forMina = new HashMap<>(SampleVacancy.answers());
        forMina.put("hiringManager", "mina");
        String byHr = desks.start("marco", "vacancy", forMina);
        String byMarco = desks.start("marco", "vacancy", forMina);

        cancel("hana", byHr);
        cancel("marco", byMarco);

        assertThat(told(byHr))
                .extracting(Letter::to)
                .containsExactlyInAnyOrder("marco@example.com", "mina@example.com");
        assertThat(told(byMarco)).extracting(Letter::to).containsExactly("mina@example.com");
        assertThat(told(byHr)).allSatisfy(mail -> {
            assertThat(mail.text()).contains("Hana Yamamoto has cancelled the vacancy", REASON);
            assertThat(mail.html()).contains("Hana Yamamoto", REASON);
        });
    }

    private List<Letter> told(String vacancy) {
        return new Post(beans)
                .about(vacancy).stream()
                        .filter(mail -> mail.subject().startsWith("Vacancy cancelled: "))
                        .toList();
    }

    @Test
    void letsNobodyGoOnWhileTheMessageIsOnItsWay() {
        String requested = answers.requestedVacancy();
        String approved = answers.approvedVacancy();
        String open = answers.openVacancy();
        String inDebrief = answers.candidacyInDebrief(open, "kim@example.org");

        desks.start("marco", "cancel-vacancy", cancelling(requested));
        desks.start("marco", "cancel-vacancy", cancelling(approved));
        desks.start("marco", "cancel-vacancy", cancelling(open));

        assertThatThrownBy(() -> desks.complete("vera", "Task_ApproveVacancy", requested, HiringAnswers.APPROVAL))
                .hasMessageContaining("was cancelled");
        assertThatThrownBy(() -> desks.complete("hana", "Task_PrepareInterviewKit", approved, HiringAnswers.KIT))
                .hasMessageContaining("was cancelled");
        assertThatThrownBy(() -> desks.complete("marco", "Task_HoldDebrief", inDebrief, HiringAnswers.HIRE))
                .hasMessageContaining("was cancelled");
        assertThatThrownBy(() -> answers.candidacy(open, "lee@example.org")).hasMessageContaining("was cancelled");
    }

    @Test
    void isRefusedWhereNothingIsLeftToCancel() {
        String filled = answers.openVacancy();
        answers.hire(answers.candidacyWithOffer(filled, "kim@example.org"), filled);
        String cancelled = answers.requestedVacancy();
        cancel("marco", cancelled);

        assertThatThrownBy(() -> desks.start("marco", "cancel-vacancy", cancelling(filled)))
                .hasMessageContaining("has been filled");
        assertThatThrownBy(() -> desks.start("marco", "cancel-vacancy", cancelling(cancelled)))
                .hasMessageContaining("was cancelled");
        assertThatThrownBy(() -> desks.start("marco", "cancel-vacancy", cancelling("nothing")))
                .hasMessageContaining("There is no such vacancy");
        assertThat(hiring.vacancy(filled).state()).isEqualTo(Vacancy.State.FILLED);
    }

    @Test
    void needsAReason() {
        String vacancy = answers.requestedVacancy();

        assertThatThrownBy(() -> desks.start("marco", "cancel-vacancy", Map.of("vacancyId", vacancy, "reason", " ")))
                .hasMessageContaining("“Reason” is missing.");
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(Vacancy.State.REQUESTED);
    }

    @Test
    void offersAManagerTheirOwnAndHrAndTheLeaderAll() {
        String marcos = answers.requestedVacancy();

        assertThat(offeredTo("marco")).contains(marcos);
        assertThat(offeredTo("vera")).contains(marcos);
        assertThat(offeredTo("hana")).contains(marcos);
        assertThat(offeredTo("mina")).doesNotContain(marcos);
        assertThatThrownBy(() -> desks.start("mina", "cancel-vacancy", cancelling(marcos)))
                .hasMessageContaining("Only HR, the hiring manager");
        assertThatThrownBy(() -> desks.start("rosa", "cancel-vacancy", cancelling(marcos)))
                .isInstanceOf(AuthorizationException.class);
        assertThat(hiring.vacancy(marcos).state()).isEqualTo(Vacancy.State.REQUESTED);
    }

    @Test
    void offersWhoAskedForAVacancyOfSomebodyElseToCancelIt() {
        Map<String, Object> forMina = new HashMap<>(SampleVacancy.answers());
        forMina.put("hiringManager", "mina");
        String vacancy = desks.start("marco", "vacancy", forMina);

        assertThat(offeredTo("marco")).contains(vacancy);
        assertThat(offeredTo("mina")).contains(vacancy);
        assertThat(offeredTo("milo")).doesNotContain(vacancy);
    }

    private List<String> offeredTo(String person) {
        return form.show(person).vacancies().stream().map(Choice::value).toList();
    }

    private void cancel(String person, String vacancy) {
        desks.start(person, "cancel-vacancy", cancelling(vacancy));
        desks.runJobs(vacancy);
    }

    private static Map<String, Object> cancelling(String vacancy) {
        return Map.of("vacancyId", vacancy, "reason", REASON);
    }

    private void assertCancelled(String id, String by) {
        Vacancy vacancy = hiring.vacancy(id);
        assertThat(vacancy.state()).isEqualTo(Vacancy.State.CANCELLED);
        assertThat(vacancy.cancellation().cancelledBy()).isEqualTo(by);
        assertThat(vacancy.cancellation().cancelReason()).isEqualTo(REASON);
        assertThat(vacancy.cancellation().cancelledAt()).isNotNull();
        assertThat(desks.instance(id)).isNull();
    }
}

package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Together;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What two do about one vacancy at the same moment. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.LOCKS, Kind.RACES},
        statementsOf = VacancyRepository.class)
class OfferRaceTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private OfferRepository offers;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    private String vacancy;

    @BeforeEach
    void openAVacancy() {
        vacancy = answers.openVacancy();
    }

    @RepeatedTest(2)
    void ofTwoOffersOneIsMadeAndTheOtherGetsAClearSentence() throws Exception {
        List<String> candidacies = List.of(
                answers.candidacyWithPreparedOffer(vacancy, "kim@example.org"),
                answers.candidacyWithPreparedOffer(vacancy, "lee@example.org"));

        List<String> outcomes = Together.both(() -> approve(candidacies.get(0)), () -> approve(candidacies.get(1)));

        int winner = outcomes.get(0).isEmpty() ? 0 : 1;
        assertThat(outcomes.get(winner)).as("refusal of the winner").isEmpty();
        assertThat(outcomes.get(1 - winner))
                .containsAnyOf("has an open offer for “Account executive”", "Somebody else changed the same");
        assertThat(offers.findByOpenFor(vacancy))
                .hasValueSatisfying(open -> assertThat(open.candidacyId()).isEqualTo(candidacies.get(winner)));
        assertThat(desks.task("Task_ApproveOffer", candidacies.get(1 - winner))).isNotNull();
        assertThat(hiring.candidacy(candidacies.get(1 - winner)).state()).isEqualTo(Candidacy.State.IN_DEBRIEF);
    }

    @RepeatedTest(2)
    void ofTwoAnswersOneCountsAndTheOtherGets409() throws Exception {
        String candidacy = answers.candidacyWithOffer(vacancy, "kim@example.org");

        List<HttpResponse<String>> answered =
                Together.both(() -> answer(candidacy, true), () -> answer(candidacy, false));

        assertThat(answered).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
        boolean accepted = answered.get(0).statusCode() == 204;
        desks.runJobs(candidacy);
        assertThat(hiring.candidacy(candidacy).state())
                .isEqualTo(accepted ? Candidacy.State.HIRED : Candidacy.State.DECLINED);
        assertThat(hiring.vacancy(vacancy).state()).isEqualTo(accepted ? Vacancy.State.FILLED : Vacancy.State.OPEN);
        assertThat(desks.instance(candidacy)).isNull();
    }

    /** Returns the sentence of a refusal, or nothing. */
    private String approve(String candidacy) {
        try {
            desks.complete("vera", "Task_ApproveOffer", candidacy, HiringAnswers.APPROVAL);
            return "";
        } catch (RuntimeException refused) {
            return refused.getMessage();
        }
    }

    private HttpResponse<String> answer(String candidacy, boolean accepted) {
        return Visitor.system(port, "intake", "drumbeat")
                .json(
                        "POST",
                        "/api/candidacies/" + candidacy + "/offer-answer",
                        Map.of("accepted", accepted).toString().replace("{accepted=", "{\"accepted\":"));
    }
}

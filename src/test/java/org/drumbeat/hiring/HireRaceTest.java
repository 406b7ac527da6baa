package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two candidates of one vacancy hired at the same moment. */
@DrumbeatTest
class HireRaceTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringService hiring;

    @RepeatedTest(50)
    void oneIsHiredAndTheOtherGetsAClearSentence() throws Exception {
        Desks desks = new Desks(engine);
        HiringAnswers answers = new HiringAnswers(desks, hiring);
        String vacancy = answers.openVacancy();
        List<String> candidacies = List.of(
                answers.candidacyInDebrief(vacancy, "kim@example.org"),
                answers.candidacyInDebrief(vacancy, "lee@example.org"));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService managers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Optional<String>>> outcomes = managers.invokeAll(
                    candidacies.stream().map(id -> hire(desks, id, together)).toList());

            int winner = outcomes.get(0).get().isEmpty() ? 0 : 1;
            assertThat(outcomes.get(winner).get()).as("refusal of the winner").isEmpty();
            assertThat(outcomes.get(1 - winner).get())
                    .hasValueSatisfying(sentence -> assertThat(sentence)
                            .isEqualTo("The vacancy “Account executive” has been filled by another candidate, "
                                    + "so nobody else can be hired for it."));
            assertThat(hiring.vacancy(vacancy).filledWith()).isEqualTo(candidacies.get(winner));
            assertThat(hiring.candidacy(candidacies.get(winner)).state()).isEqualTo(Candidacy.State.HIRED);
            assertThat(hiring.candidacy(candidacies.get(1 - winner)).state()).isEqualTo(Candidacy.State.IN_DEBRIEF);
            assertThat(desks.task("Task_HoldDebrief", candidacies.get(1 - winner)))
                    .isNotNull();
        } finally {
            managers.shutdownNow();
        }
    }

    /** Hires the candidate when both managers are ready. Returns the sentence of a refusal. */
    private static Callable<Optional<String>> hire(Desks desks, String candidacy, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                desks.complete("marco", "Task_HoldDebrief", candidacy, HiringAnswers.HIRE);
                return Optional.empty();
            } catch (FormFieldValidationException refused) {
                return Optional.of(refused.getMessage());
            }
        };
    }
}

package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long it takes to tell two hundred candidacies that their vacancy is cancelled, and to close one. */
@AlsoOnPostgres(Kind.SQL)
@DrumbeatTest
class CloseCandidaciesBench {

    private static final int CANDIDACIES = 200;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Test
    void twoHundredAreToldAtOnceAndClosedOneByOne() {
        Desks desks = new Desks(engine);
        HiringAnswers answers = new HiringAnswers(desks, hiring);
        String vacancy = answers.openVacancy();
        List<String> candidacies = new ArrayList<>();
        for (int i = 0; i < CANDIDACIES; i++) {
            candidacies.add(answers.candidacy(vacancy, "candidate" + i + "@example.org"));
        }

        desks.start("hana", "cancel-vacancy", Map.of("vacancyId", vacancy, "reason", "No budget"));
        Duration told = timed(() -> desks.runJobs(vacancy));
        List<Job> jobs = candidacies.stream()
                .map(candidacy -> engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(desks.instance(candidacy).getId())
                        .messages()
                        .singleResult())
                .toList();
        Duration closed =
                timed(() -> jobs.forEach(job -> engine.getManagementService().executeJob(job.getId())));

        assertThat(candidacies)
                .allSatisfy(candidacy ->
                        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.CLOSED));
        report("told in one job: " + told.toMillis() + " ms for " + CANDIDACIES + " candidacies");
        report("closed in a job each: " + closed.toMillis() / CANDIDACIES + " ms a candidacy");
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void report(String line) {
        System.out.println(line);
    }
}

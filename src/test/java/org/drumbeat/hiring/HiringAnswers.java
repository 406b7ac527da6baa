package org.drumbeat.hiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drumbeat.Desks;
import org.drumbeat.SampleVacancy;

/** The usual answers to the forms of hiring, and the way to any point of the process, for its tests. */
final class HiringAnswers {

    private final Desks desks;
    private final HiringService hiring;

    HiringAnswers(Desks desks, HiringService hiring) {
        this.desks = desks;
        this.hiring = hiring;
    }

    static final Map<String, Object> APPROVAL = Map.of("approved", true);

    static final Map<String, Object> KIT = Map.of("fitInterviewer", "mina", "panel", List.of("milo", "maya"));

    static Map<String, Object> application(String email) {
        return Map.of("name", "Kim Novak", "email", email, "source", "Referral", "consent", true);
    }

    static final Map<String, Object> HIRE = Map.of("decision", "hire", "reason", "Evidence on every question");

    static final Map<String, Object> DECLINE = Map.of("decision", "decline", "reason", "Too little on customers");

    String requestedVacancy() {
        return desks.start("marco", "vacancy", SampleVacancy.answers());
    }

    String approvedVacancy() {
        String vacancy = requestedVacancy();
        desks.complete("vera", "Task_ApproveVacancy", vacancy, APPROVAL);
        return vacancy;
    }

    String openVacancy() {
        String vacancy = approvedVacancy();
        desks.complete("hana", "Task_PrepareInterviewKit", vacancy, KIT);
        return vacancy;
    }

    String candidacy(String vacancy, String email) {
        Map<String, Object> answers = new HashMap<>(application(email));
        answers.put("vacancyId", vacancy);
        return desks.start("hana", "candidacy", answers);
    }

    String candidacyInDebrief(String vacancy, String email) {
        String candidacy = candidacy(vacancy, email);
        desks.complete("mina", "Task_ConductFitInterview", candidacy, interview(vacancy));
        return candidacy;
    }

    /** Every question of the vacancy's guide rated, as the browser sends it. */
    Map<String, Object> interview(String vacancy) {
        List<Map<String, Object>> scores = hiring.fitGuide(vacancy).questions().stream()
                .map(question -> Map.<String, Object>of(
                        "questionId",
                        question.questionId(),
                        "question",
                        question.question(),
                        "rating",
                        3,
                        "evidence",
                        "Told of a case in detail"))
                .toList();
        return Map.of("scores", scores, "recommendation", "yes");
    }
}

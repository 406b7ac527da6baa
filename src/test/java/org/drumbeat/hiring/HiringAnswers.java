package org.drumbeat.hiring;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drumbeat.Desks;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Visitor;
import org.springframework.stereotype.Component;

/** The usual answers to the forms of hiring, and the way to any point of the process, for its tests. */
@Component
final class HiringAnswers {

    private final Desks desks;
    private final HiringViews hiring;

    HiringAnswers(Desks desks, HiringViews hiring) {
        this.desks = desks;
        this.hiring = hiring;
    }

    private static final AtomicInteger PLANNED = new AtomicInteger();

    static final Map<String, Object> APPROVAL = Map.of("approved", true);

    static final Map<String, Object> KIT = Map.of("fitInterviewer", "mina", "panel", List.of("milo", "maya"));

    static final Map<String, Object> PROCEED = Map.of("proceed", true);

    static final Map<String, Object> STOP = Map.of("proceed", false, "reason", "No experience with customers");

    static final Map<String, Object> HIRE = Map.of("decision", "hire", "reason", "Evidence on every question");

    static final Map<String, Object> DECLINE =
            Map.of("decision", "decline", "reason", "Too little on customers", "deviation", "The panel missed it");

    static final Map<String, Object> ACCEPTED = Map.of("accepted", true);

    static Map<String, Object> application(String email) {
        return Map.of("name", "Kim Novak", "email", email, "source", "Referral", "consent", true);
    }

    /** A day that is long to come, at nine. */
    static LocalDateTime soon() {
        return Monday.TODAY.plusDays(14).atTime(LocalTime.of(9, 0));
    }

    /** A day at whose nine o'clock nobody has an interview yet, whichever test has planned one and left it there. */
    static LocalDateTime free() {
        return soon().plusDays(PLANNED.incrementAndGet());
    }

    static Map<String, Object> slot(LocalDateTime startsAt) {
        return Map.of("startsAt", startsAt.toString(), "durationMinutes", 60, "place", "Room 4");
    }

    /** Each of the panel an hour after the other. */
    static Map<String, Object> slots(List<String> panel) {
        LocalDateTime free = free();
        return Map.of(
                "interviews",
                panel.stream()
                        .map(seat -> {
                            Map<String, Object> line = new HashMap<>(slot(free.plusHours(panel.indexOf(seat))));
                            line.put("seat", seat);
                            line.put("interviewer", seat);
                            line.put("busy", "");
                            return line;
                        })
                        .toList());
    }

    static Map<String, Object> offer() {
        return offer(90000);
    }

    static Map<String, Object> offer(int amount) {
        return Map.of(
                "amount",
                amount,
                "currency",
                "USD",
                "startDate",
                Monday.TODAY.plusDays(60).toString(),
                "answerBy",
                Monday.TODAY.plusDays(10).toString());
    }

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

    /** A vacancy whose candidates are interviewed by these. */
    String openVacancy(String fitInterviewer, String... panel) {
        String vacancy = approvedVacancy();
        desks.complete(
                "hana",
                "Task_PrepareInterviewKit",
                vacancy,
                Map.of("fitInterviewer", fitInterviewer, "panel", List.of(panel)));
        return vacancy;
    }

    /** An application that waits to be screened. */
    String application(String vacancy, String email) {
        Map<String, Object> answers = new HashMap<>(application(email));
        answers.put("vacancyId", vacancy);
        return desks.start("hana", "candidacy", answers);
    }

    /** A candidacy that waits for its fit interview. */
    String candidacy(String vacancy, String email) {
        String candidacy = application(vacancy, email);
        desks.complete("hana", "Task_ScreenApplication", candidacy, PROCEED);
        desks.complete("hana", "Task_ScheduleFitInterview", candidacy, slot(free()));
        return candidacy;
    }

    /** A candidacy whose hiring manager has read the fit interview and lets it go on. */
    String candidacyInAssessment(String vacancy, String email) {
        String candidacy = candidacy(vacancy, email);
        desks.complete("mina", "Task_ConductFitInterview", candidacy, fitInterview(vacancy));
        desks.complete("marco", "Task_DecideAfterFit", candidacy, PROCEED);
        return candidacy;
    }

    /** A candidacy whose panel is planned. */
    String candidacyWithPanel(String vacancy, String email) {
        String candidacy = candidacyInAssessment(vacancy, email);
        planPanel(candidacy);
        return candidacy;
    }

    void planPanel(String candidacy) {
        desks.complete("hana", "Task_ScheduleBehavioralInterviews", candidacy, slots(List.of("maya", "milo")));
    }

    /** Lets each of the panel hand in this scorecard, and the process go on. */
    void conductPanel(String candidacy, Map<String, Object> scorecard) {
        for (String interviewer : List.of("maya", "milo")) {
            desks.complete(interviewer, "Task_ConductBehavioralInterview", candidacy, scorecard);
        }
        desks.runJobs(candidacy);
    }

    /** A candidacy of which everything is known. */
    String candidacyInDebrief(String vacancy, String email) {
        String candidacy = candidacyWithPanel(vacancy, email);
        desks.send("hiring.profileCompleted", candidacy);
        conductPanel(candidacy, behavioralInterview(vacancy));
        return candidacy;
    }

    /** A candidacy whose offer waits for its approval. */
    String candidacyWithPreparedOffer(String vacancy, String email) {
        String candidacy = candidacyInDebrief(vacancy, email);
        desks.complete("marco", "Task_HoldDebrief", candidacy, HIRE);
        desks.complete("hana", "Task_MakeOffer", candidacy, offer());
        return candidacy;
    }

    /** A candidacy whose offer waits for its answer. */
    String candidacyWithOffer(String vacancy, String email) {
        String candidacy = candidacyWithPreparedOffer(vacancy, email);
        desks.complete("vera", "Task_ApproveOffer", candidacy, APPROVAL);
        return candidacy;
    }

    /** Hires this candidate, and lets the vacancy and these others learn it. */
    void hire(String candidacy, String vacancy, String... others) {
        desks.complete("hana", "Task_RecordOfferAnswer", candidacy, ACCEPTED);
        desks.runJobs(candidacy);
        desks.runJobs(vacancy);
        desks.runJobs(others);
    }

    Map<String, Object> fitInterview(String vacancy) {
        return interview(vacancy, QuestionGuide.Kind.FIT, 3, "yes");
    }

    Map<String, Object> behavioralInterview(String vacancy) {
        return interview(vacancy, QuestionGuide.Kind.BEHAVIORAL, 3, "yes");
    }

    /** Every question of the vacancy's guide rated the same, as the browser sends it. */
    Map<String, Object> interview(String vacancy, QuestionGuide.Kind kind, int rating, String recommendation) {
        return interview(vacancy, kind, rating, recommendation, "Told of a case in detail");
    }

    Map<String, Object> interview(
            String vacancy, QuestionGuide.Kind kind, int rating, String recommendation, String evidence) {
        List<Map<String, Object>> scores = hiring.guide(vacancy, kind).questions().stream()
                .map(question -> Map.<String, Object>of(
                        "questionId",
                        question.questionId(),
                        "question",
                        question.question(),
                        "rating",
                        rating,
                        "evidence",
                        evidence))
                .toList();
        return Map.of("scores", scores, "recommendation", recommendation, "heldEarlier", true);
    }

    /** Answers the built-in profile on its page, the same to every statement. */
    void answerProfile(int port, String token) {
        String fields = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> "item" + number + "=4")
                .collect(Collectors.joining("&"));
        int status = Visitor.anonymous(port).form("/profile/" + token, fields).statusCode();
        if (status != 200) {
            throw new AssertionError("The profile was answered with " + status);
        }
    }
}

package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** What one interviewer noted about one candidate: a rating with its evidence for every question, and a recommendation. */
record Scorecard(
        @Id String id,
        String candidacyId,
        QuestionGuide.Kind kind,
        String interviewer,
        Recommendation recommendation,

        List<Score> scores,

        Instant submittedAt,
        @Version Integer version) {

    /** Whether the interviewer would hire; four steps, so that nobody can stay in the middle. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Recommendation {
        STRONG_NO("Strong no"),
        NO("No"),
        YES("Yes"),
        STRONG_YES("Strong yes");

        private final String label;

        Recommendation(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether the interviewer would hire. */
        boolean isInFavour() {
            return this == YES || this == STRONG_YES;
        }
    }

    /** @param rating 1 (weak) to 4 (strong) */
    record Score(String questionId, int rating, String evidence) {}

    /**
     * One line of an interview's form: the question with what each rating looks like, and what the interviewer answers to it.
     *
     * @param anchors the behaviour behind the ratings 1 to 4, a numbered list
     * @param rating 1 (weak) to 4 (strong), null until rated
     */
    record AskedQuestion(String questionId, String question, String anchors, Integer rating, String evidence) {

        /** The lines of an interview that has not begun. */
        static List<AskedQuestion> of(QuestionGuide guide) {
            return guide.questions().stream()
                    .map(question -> new AskedQuestion(
                            question.questionId(), question.question(), question.anchorList(), null, null))
                    .toList();
        }

        static List<Score> scores(List<AskedQuestion> answers) {
            return answers.stream()
                    .map(asked -> new Score(asked.questionId(), asked.rating(), asked.evidence()))
                    .toList();
        }
    }

    /** @throws Refusal where not exactly the questions of the guide are answered */
    static Scorecard of(
            String candidacyId,
            String interviewer,
            QuestionGuide guide,
            List<Score> scores,
            Recommendation recommendation,
            Instant now) {
        Set<String> asked = guide.questions().stream()
                .map(QuestionGuide.GuideQuestion::questionId)
                .collect(Collectors.toSet());
        Set<String> answered = scores.stream().map(Score::questionId).collect(Collectors.toSet());
        if (scores.size() != asked.size() || !answered.equals(asked)) {
            throw Refusal.invalid("“Questions” must hold each of the " + asked.size()
                    + " questions of the interview guide once: rate every question, and add none.");
        }
        return new Scorecard(
                UUID.randomUUID().toString(),
                candidacyId,
                guide.kind(),
                interviewer,
                recommendation,
                List.copyOf(scores),
                now,
                null);
    }
}

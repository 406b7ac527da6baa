package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** One version of the questions for a kind of interview; it never changes, so that candidates can be compared. */
record QuestionGuide(
        @Id String id,
        Kind kind,
        int versionNumber,

        List<GuideQuestion> questions,

        @Version Integer version) {

    /** More than an interview of an hour can ask. */
    private static final int MOST_QUESTIONS = 20;

    /**
     * The version after this one.
     *
     * @param questions all of them; one that is kept has its id, a new one none
     * @throws Refusal where there are none or too many, or a line is there twice
     */
    QuestionGuide revised(List<GuideQuestion> questions) {
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            throw Refusal.invalid("“Questions” needs at least one and at most " + MOST_QUESTIONS + " questions.");
        }
        Set<String> known =
                this.questions.stream().map(GuideQuestion::questionId).collect(Collectors.toSet());
        List<GuideQuestion> named = questions.stream()
                .map(question -> known.contains(question.questionId())
                        ? question
                        : question.withId(UUID.randomUUID().toString()))
                .toList();
        if (named.stream().map(GuideQuestion::questionId).distinct().count() < named.size()
                || named.stream().map(GuideQuestion::question).distinct().count() < named.size()) {
            throw Refusal.invalid("“Questions” holds a question twice: remove one of them.");
        }
        int next = versionNumber + 1;
        return new QuestionGuide(kind.code() + "-" + next, kind, next, named, null);
    }

    String competencyOf(String questionId) {
        return question(questionId).competency();
    }

    GuideQuestion question(String questionId) {
        return questions.stream()
                .filter(question -> question.questionId().equals(questionId))
                .findFirst()
                .orElseThrow();
    }

    /** Which interview the questions are for. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Kind {
        FIT("Fit interview"),
        BEHAVIORAL("Behavioral interview");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** What tells the questions of this kind from others, in every version: {@code fit}, {@code behavioral}. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** A version as a line of a list. */
    record ListedVersion(String id, Kind kind, int versionNumber, int questions) {}

    /**
     * One question, with what an interviewer sees or hears who gives each rating, so that one interviewer's 3 is another's 3.
     *
     * @param questionId the same question has the same id in every version
     * @param anchor1 observable behaviour that is rated 1 (weak); so on to 4 (strong)
     */
    record GuideQuestion(
            String questionId,
            String competency,
            String question,
            String anchor1,
            String anchor2,
            String anchor3,
            String anchor4) {

        GuideQuestion withId(String id) {
            return new GuideQuestion(id, competency, question, anchor1, anchor2, anchor3, anchor4);
        }

        /** The anchors as a numbered list in Markdown, which the forms of interviews show. */
        String anchorList() {
            return "1. " + anchor1 + "\n2. " + anchor2 + "\n3. " + anchor3 + "\n4. " + anchor4;
        }
    }
}

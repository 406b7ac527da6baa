package org.drumbeat.hiring;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** One version of the questions for a kind of interview; it never changes, so that candidates can be compared. */
record QuestionGuide(
        @Id String id,
        Kind kind,
        int versionNumber,

        List<GuideQuestion> questions,

        @Version Integer version) {

    /** Which interview the questions are for. */
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
    }

    /**
     * One question, with what the interviewer saw or heard who gives each rating, so that a 3 of one is a 3 of another.
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

        /** The anchors as a numbered list in Markdown, which the forms of interviews show. */
        String anchorList() {
            return "1. " + anchor1 + "\n2. " + anchor2 + "\n3. " + anchor3 + "\n4. " + anchor4;
        }
    }
}

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
        FIT
    }

    /** @param questionId the same question has the same id in every version */
    record GuideQuestion(String questionId, String competency, String question) {}
}

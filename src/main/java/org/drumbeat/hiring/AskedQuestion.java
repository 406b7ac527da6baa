package org.drumbeat.hiring;

import java.util.List;

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

    static List<Scorecard.Score> scores(List<AskedQuestion> answers) {
        return answers.stream()
                .map(asked -> new Scorecard.Score(asked.questionId(), asked.rating(), asked.evidence()))
                .toList();
    }
}

package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Asks which questions are to be revised; a start form can hold no filled list, so the questions follow in a task. */
@Component("revise-question-guide")
class ReviseQuestionGuideForm implements StartForm<ReviseQuestionGuideForm.Choices, ReviseQuestionGuideForm.Answers> {

    /** They stand in the form itself. */
    record Choices() {}

    record Answers(QuestionGuide.Kind kind) {}

    @Override
    public Choices show(String person) {
        return new Choices();
    }

    @Override
    public Started record(String person, Answers answers) {
        return new Started(answers.kind().code(), Facts.of(HiringVariables.REVISED_BY, person));
    }
}

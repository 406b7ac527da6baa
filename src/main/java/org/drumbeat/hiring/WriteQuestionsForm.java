package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Shows the newest questions of an interview and takes those of the next version. */
@Component("write-questions")
class WriteQuestionsForm implements TaskForm<WriteQuestionsForm.Newest, WriteQuestionsForm.Answers> {

    private final GuideService guides;

    WriteQuestionsForm(GuideService guides) {
        this.guides = guides;
    }

    /** @param basedOn id of the version that is shown */
    record Newest(String interview, int versionNumber, String basedOn, List<QuestionGuide.GuideQuestion> questions) {}

    record Answers(String basedOn, List<QuestionGuide.GuideQuestion> questions) {}

    @Override
    public Newest show(TaskView task) {
        QuestionGuide newest = guides.newest(kind(task));
        return new Newest(newest.kind().label(), newest.versionNumber(), newest.id(), newest.questions());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        guides.revise(kind(task), answers.basedOn(), answers.questions());
        return Facts.none();
    }

    /** A revision is about the questions of a kind, whatever version comes of it. */
    private static QuestionGuide.Kind kind(TaskView task) {
        return QuestionGuide.Kind.of(task.businessKey());
    }
}

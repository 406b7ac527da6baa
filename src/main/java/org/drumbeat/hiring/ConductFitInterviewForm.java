package org.drumbeat.hiring;

import java.util.List;
import java.util.Optional;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** The questions of the fit interview, each with a rating and its evidence, and what the interviewer recommends. */
@Component("conduct-fit-interview")
class ConductFitInterviewForm implements TaskForm<ConductFitInterviewForm.Interview, ConductFitInterviewForm.Answers> {

    private final HiringService hiring;

    ConductFitInterviewForm(HiringService hiring) {
        this.hiring = hiring;
    }

    record Interview(String candidate, String vacancy, List<Asked> scores) {}

    /** One line of the list; rating and evidence are the interviewer's to fill. */
    record Asked(String questionId, String question, Integer rating, String evidence) {}

    record Answers(List<Asked> scores, Scorecard.Recommendation recommendation) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public Interview show(TaskView task) {
        Candidacy candidacy = hiring.candidacy(task.businessKey());
        String vacancy = hiring.vacancy(candidacy.vacancyId()).position().title();
        return new Interview(
                candidacy.name(),
                vacancy,
                hiring.fitGuide(candidacy.vacancyId()).questions().stream()
                        .map(question -> new Asked(question.questionId(), question.question(), null, null))
                        .toList());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        hiring.recordFitInterview(
                task.businessKey(),
                task.person(),
                answers.scores().stream()
                        .map(asked -> new Scorecard.Score(asked.questionId(), asked.rating(), asked.evidence()))
                        .toList(),
                answers.recommendation());
        return Facts.none();
    }

    @Override
    public Optional<String> objection(TaskView task, String person) {
        return hiring.objectionToFitInterviewer(task.businessKey(), person);
    }
}

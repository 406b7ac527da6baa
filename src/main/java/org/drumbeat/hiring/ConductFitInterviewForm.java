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

    record Interview(String candidate, String vacancy, List<AskedQuestion> scores) {}

    record Answers(List<AskedQuestion> scores, Scorecard.Recommendation recommendation) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public Interview show(TaskView task) {
        Candidacy candidacy = hiring.candidacy(task.businessKey());
        String vacancy = hiring.vacancy(candidacy.vacancyId()).position().title();
        return new Interview(candidacy.name(), vacancy, AskedQuestion.of(hiring.fitGuide(candidacy.vacancyId())));
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        hiring.recordFitInterview(
                task.businessKey(), task.person(), AskedQuestion.scores(answers.scores()), answers.recommendation());
        return Facts.none();
    }

    @Override
    public Optional<String> objection(TaskView task, String person) {
        return hiring.objectionToFitInterviewer(task.businessKey(), person);
    }
}

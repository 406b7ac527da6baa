package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays before the hiring manager what the interviewers noted, and takes the decision with its reason. */
@Component("hold-debrief")
class HoldDebriefForm implements TaskForm<HoldDebriefForm.Debrief, HoldDebriefForm.Answers> {

    private final HiringService hiring;
    private final People people;

    HoldDebriefForm(HiringService hiring, People people) {
        this.hiring = hiring;
        this.people = people;
    }

    record Debrief(String candidate, String vacancy, List<Noted> scores, List<Recommended> recommendations) {}

    /** What one interviewer noted on one question. */
    record Noted(String interviewer, String question, int rating, String evidence) {}

    /** What one interviewer recommends. */
    record Recommended(String interviewer, String recommendation) {}

    record Answers(Verdict decision, String reason) {}

    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Verdict {
        HIRE,
        DECLINE
    }

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public Debrief show(TaskView task) {
        Candidacy candidacy = hiring.candidacy(task.businessKey());
        List<Scorecard> scorecards = hiring.scorecards(candidacy.id());
        Map<String, String> names =
                people.namesOf(scorecards.stream().map(Scorecard::interviewer).toList());
        Map<String, String> questions = hiring.fitGuide(candidacy.vacancyId()).questions().stream()
                .collect(Collectors.toMap(
                        QuestionGuide.GuideQuestion::questionId, QuestionGuide.GuideQuestion::question));
        String vacancy = hiring.vacancy(candidacy.vacancyId()).position().title();
        return new Debrief(
                candidacy.name(),
                vacancy,
                scorecards.stream()
                        .flatMap(card -> card.scores().stream()
                                .map(score -> new Noted(
                                        names.get(card.interviewer()),
                                        questions.get(score.questionId()),
                                        score.rating(),
                                        score.evidence())))
                        .toList(),
                scorecards.stream()
                        .map(card -> new Recommended(
                                names.get(card.interviewer()),
                                card.recommendation().label()))
                        .toList());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        boolean hired = answers.decision() == Verdict.HIRE;
        if (hired) {
            hiring.hire(task.businessKey(), answers.reason(), task.person());
        } else {
            hiring.decline(task.businessKey(), answers.reason(), task.person());
        }
        return Facts.of(HiringVariables.HIRED, hired);
    }
}

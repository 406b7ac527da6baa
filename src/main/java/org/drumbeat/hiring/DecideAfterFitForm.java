package org.drumbeat.hiring;

import java.net.URI;
import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays the fit interview before the hiring manager, who decides whether the panel and the profile are worth everybody's time. */
@Component("decide-after-fit")
class DecideAfterFitForm implements TaskForm<DecideAfterFitForm.Fit, DecideAfterFitForm.Answers> {

    private final HiringService hiring;
    private final DebriefService debriefs;
    private final CandidacyService candidacies;
    private final CvService cvs;

    DecideAfterFitForm(HiringService hiring, DebriefService debriefs, CandidacyService candidacies, CvService cvs) {
        this.hiring = hiring;
        this.debriefs = debriefs;
        this.candidacies = candidacies;
        this.cvs = cvs;
    }

    /** @param cv where the candidate's CV is read; null where there is none */
    record Fit(
            String candidate,
            String vacancy,
            URI cv,
            List<DebriefService.Recommended> recommendations,
            List<DebriefService.Noted> scores) {}

    record Answers(boolean proceed, String reason) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public Fit show(TaskView task) {
        Candidacy candidacy = hiring.candidacy(task.businessKey());
        DebriefService.Notes notes = debriefs.fit(candidacy.id());
        return new Fit(
                candidacy.name(),
                hiring.vacancy(candidacy.vacancyId()).position().title(),
                cvs.link(candidacy.id()),
                notes.recommendations(),
                notes.scores());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        candidacies.decide(
                task.businessKey(), StageDecision.Point.AFTER_FIT, answers.proceed(), answers.reason(), task.person());
        return Facts.of(HiringVariables.PROCEED, answers.proceed());
    }
}

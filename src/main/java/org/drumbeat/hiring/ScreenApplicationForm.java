package org.drumbeat.hiring;

import java.net.URI;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Whether an application goes on to interviews. */
@Component("screen-application")
class ScreenApplicationForm implements TaskForm<ScreenApplicationForm.Received, ScreenApplicationForm.Answers> {

    private final HiringService hiring;
    private final CandidacyService candidacies;
    private final CvService cvs;

    ScreenApplicationForm(HiringService hiring, CandidacyService candidacies, CvService cvs) {
        this.hiring = hiring;
        this.candidacies = candidacies;
        this.cvs = cvs;
    }

    /**
     * @param phone null, as link and note, where the candidate gave none
     * @param cv where it is read; null where there is none
     * @param upload where HR hands one in
     */
    record Received(
            String candidate,
            String email,
            String source,
            String vacancy,
            String phone,
            String link,
            String note,
            URI cv,
            URI upload) {}

    record Answers(boolean proceed, String reason) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public Received show(TaskView task) {
        Candidacy candidacy = hiring.candidacy(task.businessKey());
        Enclosure enclosure = hiring.enclosure(candidacy.id());
        return new Received(
                candidacy.name(),
                candidacy.email(),
                candidacy.source(),
                hiring.vacancy(candidacy.vacancyId()).position().inShort(),
                enclosure.phone(),
                enclosure.link(),
                enclosure.note(),
                cvs.link(candidacy.id()),
                CvService.page(candidacy.id()));
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        candidacies.decide(
                task.businessKey(), StageDecision.Point.SCREENING, answers.proceed(), answers.reason(), task.person());
        return Facts.of(HiringVariables.PROCEED, answers.proceed());
    }
}

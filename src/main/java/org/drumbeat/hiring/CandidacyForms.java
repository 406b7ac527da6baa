package org.drumbeat.hiring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.drumbeat.workflow.StartForm.NoChoices;
import org.drumbeat.workflow.StartForm.Started;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of a candidacy, but for its interviews and offers: what each shows, and what its answers do. */
@Configuration(proxyBeanMethods = false)
class CandidacyForms {

    record Received(String vacancyId, @JsonUnwrapped Application application) {}

    /** Enters an application that reached HR by mail or in person. */
    @Bean("receive-application")
    StartForm<VacancyForms.VacancyChoices, Received> receiveApplication(
            HiringViews views, ApplicationService applications) {
        return StartForm.of(person -> new VacancyForms.VacancyChoices(views.openVacancies()), (person, answer) -> {
            ApplicationService.Received received =
                    applications.receive(answer.vacancyId(), answer.application(), person);
            return new Started(received.candidacyId(), HiringVariables.of(received));
        });
    }

    @Bean("screen-application")
    TaskForm<HiringViews.ReceivedApplication, StageDecision.Answer> screenApplication(
            HiringViews views, CandidacyService candidacies) {
        return TaskForm.of(
                task -> views.application(task.businessKey()),
                (task, answer) -> decided(candidacies, StageDecision.Point.SCREENING, task, answer));
    }

    /** Whether the panel and the profile are worth everybody's time, by what came of the fit interview. */
    @Bean("decide-after-fit")
    TaskForm<DebriefViews.FitInterview, StageDecision.Answer> decideAfterFit(
            DebriefViews views, CandidacyService candidacies) {
        return TaskForm.of(
                task -> views.fit(task.businessKey()),
                (task, answer) -> decided(candidacies, StageDecision.Point.AFTER_FIT, task, answer));
    }

    /** Whether a candidacy goes on without a profile that the candidate has not answered. */
    @Bean("chase-profile")
    TaskForm<AssessmentService.UnansweredProfile, StageDecision.Answer> chaseProfile(
            AssessmentService assessments, CandidacyService candidacies) {
        return TaskForm.of(
                task -> assessments.unanswered(task.businessKey()),
                (task, answer) -> decided(candidacies, StageDecision.Point.PROFILE, task, answer));
    }

    private static Facts decided(
            CandidacyService candidacies, StageDecision.Point point, TaskView task, StageDecision.Answer answer) {
        candidacies.decide(task.businessKey(), point, answer, task.person());
        return Facts.of(HiringVariables.PROCEED, answer.proceed());
    }

    record Verdict(Recommendation.Verdict decision, String reason, String deviation) {}

    /** Shows what all interviewers noted and what that comes to, and takes the decision with its reason. */
    @Bean("hold-debrief")
    TaskForm<DebriefViews.Debrief, Verdict> holdDebrief(DebriefViews views, DebriefService debriefs) {
        return TaskForm.of(task -> views.debrief(task.businessKey(), advice(task), task.person()), (task, verdict) -> {
            debriefs.decide(
                    task.businessKey(),
                    advice(task),
                    verdict.decision(),
                    verdict.reason(),
                    verdict.deviation(),
                    task.person());
            return Facts.of(HiringVariables.HIRED, verdict.decision() == Recommendation.Verdict.HIRE);
        });
    }

    private static Recommendation.Advice advice(TaskView task) {
        return new Recommendation.Advice(
                Recommendation.Outcome.of(task.get(HiringVariables.ADVICE)), task.get(HiringVariables.ADVICE_REASON));
    }

    record CandidateChoices(List<Choice> candidates) {}

    record Withdrawal(String candidacyId, String reason) {}

    @Bean("withdraw-candidate")
    StartForm<CandidateChoices, Withdrawal> withdrawCandidate(HiringViews views, CandidacyService candidacies) {
        return StartForm.of(person -> new CandidateChoices(views.candidatesGoingOn()), (person, answer) -> {
            candidacies.withdraw(answer.candidacyId(), answer.reason(), person);
            return new Started(answer.candidacyId());
        });
    }

    /** @param candidate e-mail, or id of the candidacy: candidates are too many for a list */
    record ToErase(String candidate, RetentionService.Reason reason) {}

    @Bean("erase-candidate")
    StartForm<NoChoices, ToErase> eraseCandidate(RetentionService retention) {
        return StartForm.of(
                person -> new NoChoices(),
                (person, answer) -> new Started(retention.request(answer.candidate(), answer.reason(), person)));
    }

    /**
     * @param candidate e-mail, or id of the candidacy
     * @param hold {@code set} or {@code lift}
     */
    record ToHold(String candidate, String hold, String reason) {}

    /** Sets a legal hold on the data of a candidate, or lifts it. */
    @Bean("hold-candidate")
    StartForm<NoChoices, ToHold> holdCandidate(RetentionService retention) {
        return StartForm.of(
                person -> new NoChoices(),
                (person, answer) -> new Started(
                        answer.hold().equals("lift")
                                ? retention.liftHold(answer.candidate(), answer.reason(), person)
                                : retention.setHold(answer.candidate(), answer.reason(), person)));
    }
}

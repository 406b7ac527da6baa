package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.hiring.QuestionGuide.Kind;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Fact;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.drumbeat.workflow.StartForm.NoChoices;
import org.drumbeat.workflow.StartForm.Started;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The forms of interviews and of what they ask: what each shows, and what its answers do. */
@Configuration(proxyBeanMethods = false)
class InterviewForms {

    static final String FIT = "conduct-fit-interview";
    static final String BEHAVIORAL = "conduct-behavioral-interview";

    record Time(String startsAt, int durationMinutes, String place) {}

    /** When and where the fit interview is; interviewer and candidate are invited. */
    @Bean("schedule-interview")
    TaskForm<InterviewViews.FitToPlan, Time> scheduleInterview(InterviewViews views, InterviewService interviews) {
        return TaskForm.of(task -> views.fitToPlan(task.businessKey()), (task, time) -> {
            InterviewService.Appointment wish = new InterviewService.Appointment(
                    task.get(HiringVariables.FIT_INTERVIEWER),
                    null,
                    null,
                    time.startsAt(),
                    time.durationMinutes(),
                    time.place());
            return HiringVariables.of(Kind.FIT, interviews.plan(task.businessKey(), Kind.FIT, List.of(wish)));
        });
    }

    record PanelTimes(List<InterviewService.Appointment> interviews) {}

    /** When and where each of the panel meets the candidate; all are invited. */
    @Bean("schedule-behavioral-interviews")
    TaskForm<InterviewViews.PanelToPlan, PanelTimes> scheduleBehavioralInterviews(
            InterviewViews views, InterviewService interviews) {
        return TaskForm.of(
                task -> views.panelToPlan(task.businessKey()),
                (task, times) -> HiringVariables.of(
                        Kind.BEHAVIORAL, interviews.plan(task.businessKey(), Kind.BEHAVIORAL, times.interviews())));
    }

    record Movable(List<Choice> planned) {}

    record NewTime(String interview, String startsAt, int durationMinutes, String place) {}

    /** Moves an interview that has not been held yet. */
    @Bean("reschedule-interview")
    StartForm<Movable, NewTime> rescheduleInterview(InterviewViews views, InterviewService interviews) {
        return StartForm.of(
                person -> new Movable(views.movable()),
                (person, time) -> new Started(
                        interviews.move(time.interview(), time.startsAt(), time.durationMinutes(), time.place())));
    }

    @Bean(FIT)
    TaskForm<InterviewViews.BlankScorecard, InterviewService.Notes> conductFitInterview(
            InterviewViews views, InterviewService interviews) {
        return new ConductInterview(views, interviews, Kind.FIT, HiringVariables.FIT_INTERVIEWER);
    }

    @Bean(BEHAVIORAL)
    TaskForm<InterviewViews.BlankScorecard, InterviewService.Notes> conductBehavioralInterview(
            InterviewViews views, InterviewService interviews) {
        return new ConductInterview(views, interviews, Kind.BEHAVIORAL, HiringVariables.PANELIST);
    }

    /**
     * The questions of one interview, each with a rating and its evidence, and what the interviewer recommends.
     *
     * @param seat whose interview of the kit a task is
     */
    private record ConductInterview(InterviewViews views, InterviewService interviews, Kind kind, Fact<String> seat)
            implements TaskForm<InterviewViews.BlankScorecard, InterviewService.Notes> {

        @Override
        public InterviewViews.BlankScorecard show(TaskView task) {
            return views.scorecard(task.businessKey(), kind, task.get(seat));
        }

        @Override
        public Facts record(TaskView task, InterviewService.Notes notes) {
            interviews.record(task.businessKey(), kind, task.get(seat), task.person(), notes);
            return Facts.none();
        }

        @Override
        public void given(TaskView task, String person) {
            interviews.give(task.businessKey(), kind, task.get(seat), person);
        }
    }

    record ToRevise(Kind kind) {}

    /** Asks which questions are to be revised; a start form can hold no filled list, so the questions follow in a task. */
    @Bean("revise-question-guide")
    StartForm<NoChoices, ToRevise> reviseQuestionGuide() {
        return StartForm.of(
                person -> new NoChoices(),
                (person, answer) -> new Started(answer.kind().code(), Facts.of(HiringVariables.REVISED_BY, person)));
    }

    /** @param basedOn id of the version that is shown */
    record Newest(String interview, int versionNumber, String basedOn, List<QuestionGuide.GuideQuestion> questions) {}

    record Revised(String basedOn, List<QuestionGuide.GuideQuestion> questions) {}

    /** Shows the newest questions of a kind and takes those of the next version, whatever number it will have. */
    @Bean("write-questions")
    TaskForm<Newest, Revised> writeQuestions(GuideService guides) {
        return TaskForm.of(
                task -> {
                    QuestionGuide newest = guides.newest(Kind.of(task.businessKey()));
                    return new Newest(newest.kind().label(), newest.versionNumber(), newest.id(), newest.questions());
                },
                (task, answer) -> {
                    guides.revise(Kind.of(task.businessKey()), answer.basedOn(), answer.questions());
                    return Facts.none();
                });
    }
}

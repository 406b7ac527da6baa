package org.drumbeat.hiring;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.ModuleTasks;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/**
 * What the tasks of hiring are about, and who may be given them. What interviewers noted is for whoever decides; whoever decides
 * does not approve; what is HR's to do, HR does.
 */
@Component
record HiringTasks(People people, HiringViews hiring, InterviewConflicts interviews, OfferService offers)
        implements ModuleTasks {

    private static final String FIT_INTERVIEWER = "fit interviewer, or in their place";
    private static final String PANELIST = "interviewer of the panel, or in their place";
    private static final String DECIDES = "hiring manager or above";
    private static final String APPROVES_VACANCY = "leader above, or in their place";
    private static final String APPROVES_OFFER = "leader above";

    private static final Set<Role> SUPERIORS = EnumSet.of(Role.MANAGER, Role.LEADER);

    @Override
    public Map<String, Function<TaskView, String>> subjects() {
        Function<TaskView, String> applicant =
                task -> hiring.applicant(hiring.candidacy(task.businessKey())).inShort();
        return Map.of(
                "vacancy", this::vacancy,
                "candidacy", applicant,
                "assess-candidate", applicant,
                "agree-on-offer", applicant,
                "revise-question-guide",
                        task -> QuestionGuide.Kind.of(task.businessKey()).label());
    }

    /** Once it is filled, whoever was hired. */
    private String vacancy(TaskView task) {
        Vacancy vacancy = hiring.vacancy(task.businessKey());
        return vacancy.filledWith() == null
                ? vacancy.position().inShort()
                : HiringViews.applicant(hiring.candidacy(vacancy.filledWith()), vacancy)
                        .inShort();
    }

    @Override
    public Map<String, Circle> circles() {
        return Map.of(
                FIT_INTERVIEWER,
                        (task, person) -> interviews.objection(
                                task.businessKey(),
                                QuestionGuide.Kind.FIT,
                                task.get(HiringVariables.FIT_INTERVIEWER),
                                person),
                PANELIST,
                        (task, person) -> interviews.objection(
                                task.businessKey(),
                                QuestionGuide.Kind.BEHAVIORAL,
                                task.get(HiringVariables.PANELIST),
                                person),
                DECIDES, this::objectionToDecider,
                APPROVES_VACANCY, this::objectionToApproverOfVacancy,
                APPROVES_OFFER, this::objectionToApproverOfOffer);
    }

    @Override
    public Map<String, String> givenTo() {
        Map<String, String> forms = new HashMap<>();
        List.of(
                        "prepare-interview-kit",
                        "screen-application",
                        "schedule-interview",
                        "schedule-behavioral-interviews",
                        "chase-profile",
                        "make-offer",
                        "record-offer-answer",
                        "write-questions")
                .forEach(form -> forms.put(form, "HR"));
        forms.put("welcome-new-rep", "manager, leader or HR");
        forms.put("conduct-fit-interview", FIT_INTERVIEWER);
        forms.put("conduct-behavioral-interview", PANELIST);
        forms.put("decide-after-fit", DECIDES);
        forms.put("hold-debrief", DECIDES);
        forms.put("approve-vacancy", APPROVES_VACANCY);
        forms.put("approve-offer", APPROVES_OFFER);
        return forms;
    }

    private Optional<String> objectionToDecider(TaskView task, String person) {
        String hiringManager = task.get(HiringVariables.HIRING_MANAGER);
        boolean may = people.arePresent(List.of(person), SUPERIORS)
                        && (person.equals(hiringManager) || people.isAbove(person, hiringManager))
                || isHrWithoutAnybodyAbove(people.managerOf(hiringManager), hiringManager, person);
        return may
                ? Optional.empty()
                : Optional.of("What the interviewers noted is for the hiring manager, " + people.nameOf(hiringManager)
                        + ", and the managers above alone: choose one of them.");
    }

    private Optional<String> objectionToApproverOfVacancy(TaskView task, String person) {
        Vacancy vacancy = hiring.vacancy(task.businessKey());
        return vacancy.objectionToApprover(person)
                .or(() -> mayApproveVacancy(vacancy, person)
                        ? Optional.empty()
                        : Optional.of(
                                "A vacancy is approved by a leader or, in their place, by a manager whose own it is not"
                                        + " and who does not report to the hiring manager: choose one of them."));
    }

    private boolean mayApproveVacancy(Vacancy vacancy, String person) {
        String hiringManager = vacancy.hiringManager();
        return people.arePresent(List.of(person), EnumSet.of(Role.LEADER)) && !person.equals(hiringManager)
                || people.arePresent(List.of(person), SUPERIORS)
                        && !person.equals(hiringManager)
                        && !people.isAbove(hiringManager, person)
                || isHr(person) && People.HR_GROUP.equals(people.approverOf(hiringManager, vacancy.requestedBy()));
    }

    private Optional<String> objectionToApproverOfOffer(TaskView task, String person) {
        String hiringManager = task.get(HiringVariables.HIRING_MANAGER);
        return offers.objectionToApprover(task.businessKey(), person)
                .or(() -> mayApproveOffer(hiringManager, person)
                        ? Optional.empty()
                        : Optional.of("An offer is approved by a leader or a manager above the hiring manager, "
                                + people.nameOf(hiringManager) + ": choose one of them."));
    }

    private boolean mayApproveOffer(String hiringManager, String person) {
        return people.arePresent(List.of(person), EnumSet.of(Role.LEADER)) && !person.equals(hiringManager)
                || people.arePresent(List.of(person), SUPERIORS) && people.isAbove(person, hiringManager)
                || isHr(person) && People.HR_GROUP.equals(people.leaderOf(hiringManager));
    }

    /** HR decides on candidates only where the hiring manager has left and nobody above is here. */
    private boolean isHrWithoutAnybodyAbove(String above, String hiringManager, String person) {
        return People.HR_GROUP.equals(above) && people.hasLeft(hiringManager) && isHr(person);
    }

    private boolean isHr(String person) {
        return people.arePresent(List.of(person), EnumSet.of(Role.HR));
    }
}

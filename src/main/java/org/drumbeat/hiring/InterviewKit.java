package org.drumbeat.hiring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Who interviews the candidates of a vacancy and what they ask, pinned for all of them.
 *
 * @param fitInterviewer id of the person who conducts the fit interview
 * @param fitGuide id of the version of the question guide that this person follows
 * @param behavioralGuide id of the version that the panel follows
 * @param profileProvider code of who gives the candidates their psychometric profile
 * @param panel those who conduct the behavioral interview: at least two, none of them the fit interviewer
 */
record InterviewKit(
        @Id String vacancyId,
        String fitInterviewer,
        String fitGuide,
        String behavioralGuide,
        String profileProvider,
        Set<PanelMember> panel,
        @Version Integer version) {

    /**
     * Two interviewers agree on about .61 of what one sees, one on .44 (inter-rater reliability of separate interviewers,
     * raised by Spearman-Brown), so one is too few.
     */
    private static final int SMALLEST_PANEL = 2;

    /** One of the panel. */
    record PanelMember(String personId) {}

    /** @throws Refusal where the panel is too small or somebody would interview twice */
    static InterviewKit of(
            String vacancyId,
            String fitInterviewer,
            List<String> panel,
            String fitGuide,
            String behavioralGuide,
            String profileProvider) {
        Set<String> members = new HashSet<>(panel);
        if (members.size() < panel.size()) {
            throw Refusal.invalid("“Panel” names somebody twice: every interviewer is a different person.");
        }
        if (members.size() < SMALLEST_PANEL) {
            throw Refusal.invalid("“Panel” needs at least " + SMALLEST_PANEL
                    + " people: what one interviewer alone sees says too little about a candidate.");
        }
        if (members.contains(fitInterviewer)) {
            throw Refusal.invalid(
                    "The fit interviewer cannot also be on the panel: choose different people, so that each sees the candidate"
                            + " with fresh eyes.");
        }
        return new InterviewKit(
                vacancyId,
                fitInterviewer,
                fitGuide,
                behavioralGuide,
                profileProvider,
                members.stream().map(PanelMember::new).collect(Collectors.toSet()),
                null);
    }

    /** Id of the version of the guide that is asked in this interview. */
    String guide(QuestionGuide.Kind kind) {
        return kind == QuestionGuide.Kind.FIT ? fitGuide : behavioralGuide;
    }

    /** Ids of those who conduct this interview, in a stable order. */
    List<String> seats(QuestionGuide.Kind kind) {
        return kind == QuestionGuide.Kind.FIT
                ? List.of(fitInterviewer)
                : panel.stream().map(PanelMember::personId).sorted().toList();
    }

    boolean hasOnPanel(String person) {
        return panel.contains(new PanelMember(person));
    }
}

package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Fact;
import org.drumbeat.workflow.Facts;

/** Every process variable of hiring: whom tasks are assigned to, and which way a gateway goes. */
final class HiringVariables {

    /** Id of the person who decides on the candidates. */
    static final Fact<String> HIRING_MANAGER = Fact.text("hiringManager");

    /** Id of the person who asked for the vacancy, who may not approve it. */
    static final Fact<String> REQUESTED_BY = Fact.text("requestedBy");

    /** Whether the leader approved the vacancy, or the offer. */
    static final Fact<Boolean> APPROVED = Fact.yesOrNo("approved");

    /** Until when the vacancy should be filled, as 2027-03-31. */
    static final Fact<String> NEEDED_BY = Fact.text("neededBy");

    /** Id of the person that the hired candidate became, a rep; coaching and performance learn it. */
    static final Fact<String> REP = Fact.text("rep");

    /** Why a rep should be coached: {@code new_hire}. */
    static final Fact<String> REASON_CODE = Fact.text("reasonCode");

    /** Id of the person in HR who writes a version of a question guide. */
    static final Fact<String> REVISED_BY = Fact.text("revisedBy");

    /** Id of the vacancy that a candidacy is for; messages to all its candidacies find them by it. */
    static final Fact<String> VACANCY_ID = Fact.text("vacancyId");

    /** Whether whoever was asked lets the candidacy go on. */
    static final Fact<Boolean> PROCEED = Fact.yesOrNo("proceed");

    /** Id of the person of the kit who conducts the fit interview. */
    static final Fact<String> FIT_INTERVIEWER = Fact.text("fitInterviewer");

    /** When the fit interview ends as it is planned, a moment of ISO 8601; its scorecard is due one business day later. */
    static final Fact<String> FIT_INTERVIEW_ENDS_AT = Fact.text("fitInterviewEndsAt");

    /** Ids of the panel, as the kit names it: one behavioral interview each. */
    static final Fact<List<String>> PANEL = Fact.list("panel");

    /** Id of the person of the panel whose interview it is. */
    static final Fact<String> PANELIST = Fact.text("panelist");

    /** When the behavioral interviews end as they are planned, in the order of the panel. */
    static final Fact<List<String>> PANEL_ENDS_AT = Fact.list("panelEndsAt");

    /** The mean of all ratings as a band: {@code low}, {@code middle} or {@code high}. */
    static final Fact<String> RATING_BAND = Fact.text("ratingBand");

    /** The largest difference between two of the panel on one question, 0 to 3. */
    static final Fact<Integer> PANEL_SPREAD = Fact.number("panelSpread");

    /** How many interviewers would hire. */
    static final Fact<Integer> INTERVIEWERS_FOR = Fact.number("interviewersFor");

    /** How many interviewers would not hire. */
    static final Fact<Integer> INTERVIEWERS_AGAINST = Fact.number("interviewersAgainst");

    /** How many of those who would not hire are sure. */
    static final Fact<Integer> STRONG_NOS = Fact.number("strongNos");

    /** What the decision table advises: {@code hire}, {@code discuss} or {@code do_not_hire}. */
    static final Fact<String> ADVICE = Fact.text("advice");

    /** The decision table's sentence why. */
    static final Fact<String> ADVICE_REASON = Fact.text("adviceReason");

    /** Whether the debrief decided to hire. */
    static final Fact<Boolean> HIRED = Fact.yesOrNo("hired");

    /** Whether HR changes an offer that was not approved; else the debrief is held again. */
    static final Fact<Boolean> CHANGE_OFFER = Fact.yesOrNo("changeOffer");

    /** The last day on which the offer can be accepted, as 2027-03-31. */
    static final Fact<String> ANSWER_BY = Fact.text("answerBy");

    /** Whether the candidate accepted the offer. */
    static final Fact<Boolean> ACCEPTED = Fact.yesOrNo("accepted");

    /** Id of one of the candidacies that are to be erased. */
    static final Fact<String> CANDIDACY_ID = Fact.text("candidacyId");

    /** Ids of the candidacies whose period is over, a hundred at most. */
    static final Fact<List<String>> DUE_CANDIDATES = Fact.list("dueCandidates");

    /** Whether there are any. */
    static final Fact<Boolean> ANYBODY_DUE = Fact.yesOrNo("anybodyDue");

    /** What came of an erasure on request: {@code erased}, {@code on_hold} or {@code not_yet}. */
    static final Fact<String> ERASURE = Fact.text("erasure");

    private HiringVariables() {}

    static Facts of(Vacancy vacancy) {
        return Facts.of(HIRING_MANAGER, vacancy.hiringManager())
                .and(REQUESTED_BY, vacancy.requestedBy())
                .and(NEEDED_BY, vacancy.position().neededBy().toString());
    }

    static Facts of(ApplicationService.Received received) {
        return Facts.of(VACANCY_ID, received.vacancyId())
                .and(HIRING_MANAGER, received.hiringManager())
                .and(FIT_INTERVIEWER, received.fitInterviewer());
    }

    /** When what was planned ends, for the due dates of the scorecards. */
    static Facts of(QuestionGuide.Kind kind, InterviewService.Planned planned) {
        return kind == QuestionGuide.Kind.FIT
                ? Facts.of(FIT_INTERVIEW_ENDS_AT, planned.ends().get(0))
                : Facts.of(PANEL, planned.seats()).and(PANEL_ENDS_AT, planned.ends());
    }

    /** What the decision table is asked about a candidate. */
    static Facts of(Recommendation combined) {
        return Facts.of(RATING_BAND, combined.meanBand())
                .and(PANEL_SPREAD, combined.tally().spread())
                .and(INTERVIEWERS_FOR, combined.tally().inFavourCount())
                .and(INTERVIEWERS_AGAINST, combined.tally().againstCount())
                .and(STRONG_NOS, combined.tally().strongNoCount());
    }
}

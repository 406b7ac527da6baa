package org.drumbeat.hiring;

import org.drumbeat.workflow.Fact;
import org.drumbeat.workflow.Facts;

/** Every process variable of hiring: whom tasks are assigned to, and which way a gateway goes. */
final class HiringVariables {

    /** Id of the person who decides on the candidates. */
    static final Fact<String> HIRING_MANAGER = Fact.text("hiringManager");

    /** Id of the person who asked for the vacancy, who may not approve it. */
    static final Fact<String> REQUESTED_BY = Fact.text("requestedBy");

    /** Whether the leader approved the vacancy. */
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

    /** Id of the person who conducts the fit interview. */
    static final Fact<String> FIT_INTERVIEWER = Fact.text("fitInterviewer");

    /** Whether the debrief decided to hire. */
    static final Fact<Boolean> HIRED = Fact.yesOrNo("hired");

    private HiringVariables() {}

    static Facts of(Vacancy vacancy) {
        return Facts.of(HIRING_MANAGER, vacancy.hiringManager())
                .and(REQUESTED_BY, vacancy.requestedBy())
                .and(NEEDED_BY, vacancy.position().neededBy().toString());
    }

    static Facts of(HiringService.Received received) {
        return Facts.of(VACANCY_ID, received.vacancyId())
                .and(HIRING_MANAGER, received.hiringManager())
                .and(FIT_INTERVIEWER, received.fitInterviewer());
    }
}

package org.drumbeat.coaching;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.drumbeat.workflow.Fact;
import org.drumbeat.workflow.Facts;

/** Every process variable of coaching: whom it is about, when things are due, and which way a gateway goes. */
final class CoachingVariables {

    /** Id of the rep who is coached. */
    static final Fact<String> REP = Fact.text("rep");

    /** Why a rep should be coached, or why there is a concern: {@code new_hire}, {@code cadence}, {@code coaching_stalled}. */
    static final Fact<String> REASON_CODE = Fact.text("reasonCode");

    /** Code of the skill that whoever asks for coaching has in mind; not set where they name none. */
    static final Fact<String> SKILL = Fact.text("skill");

    /** Whether the manager has a focus to choose; else the rep is in coaching already. */
    static final Fact<Boolean> FOCUS_OPEN = Fact.yesOrNo("focusOpen");

    /** Whether rep and manager agree on the plan. */
    static final Fact<Boolean> AGREED = Fact.yesOrNo("agreed");

    /** How many times the rep has proposed something else. */
    static final Fact<Integer> ROUNDS = Fact.number("rounds");

    /** Id of the visit that comes next. */
    static final Fact<String> VISIT_ID = Fact.text("visitId");

    /** Whether the visit was planned with the last report, so that nobody has to schedule it. */
    static final Fact<Boolean> VISIT_PLANNED = Fact.yesOrNo("visitPlanned");

    /** When the visit begins as it is planned, a moment of ISO 8601; until then the rep can rate themselves. */
    static final Fact<String> VISIT_STARTS_AT = Fact.text("visitStartsAt");

    /** When it ends as it is planned; its report is due two business days later. */
    static final Fact<String> VISIT_ENDS_AT = Fact.text("visitEndsAt");

    /** Whether the rep has rated themselves for the visit; who has is not asked again when it is moved. */
    static final Fact<Boolean> RATED = Fact.yesOrNo("rated");

    /** The day on which it is checked whether what was agreed was done, as 2027-03-31. */
    static final Fact<String> ACTION_DATE = Fact.text("actionDate");

    /** How far it was done: {@code done}, {@code partly} or {@code not_done}. */
    static final Fact<String> FOLLOW_UP = Fact.text("followUp");

    /** What the last visit showed: {@code reached}, {@code gained} or {@code none}. */
    static final Fact<String> PROGRESS = Fact.text("progress");

    /** How many visits of the plan are still to be held. */
    static final Fact<Integer> VISITS_LEFT = Fact.number("visitsLeft");

    /** How many visits in a row have shown no progress. */
    static final Fact<Integer> VISITS_WITHOUT_PROGRESS = Fact.number("visitsWithoutProgress");

    /** What the decision table says: {@code next_visit}, {@code skill_reached} or {@code no_progress}. */
    static final Fact<String> NEXT_STEP = Fact.text("nextStep");

    /** Whether two cycles of the rep have stalled in a row within twelve months. */
    static final Fact<Boolean> CONCERN = Fact.yesOrNo("concern");

    /** Ids of the reps who are put before their managers this week. */
    static final Fact<List<String>> REPS_FOUND = Fact.list("repsFound");

    /** Whether there are any. */
    static final Fact<Boolean> ANYBODY_FOUND = Fact.yesOrNo("anybodyFound");

    /** Id of the person in HR who describes a version of a skill. */
    static final Fact<String> SKILL_AUTHOR = Fact.text("revisedBy");

    private CoachingVariables() {}

    /** By what time the dates of a visit go that was planned already; nothing is known of one that was not. */
    static Facts planned(Optional<FieldVisit.Slot> slot) {
        return slot.map(planned -> of(planned, false)).orElse(Facts.none()).and(VISIT_PLANNED, slot.isPresent());
    }

    static Facts of(VisitService.Moved moved) {
        return of(moved.slot(), moved.rated());
    }

    /** By what time the dates of a visit go, and whether the rep has rated themselves for it. */
    static Facts of(FieldVisit.Slot slot, boolean rated) {
        return Facts.of(VISIT_STARTS_AT, slot.startsAt().toString())
                .and(VISIT_ENDS_AT, slot.endsAt().toString())
                .and(RATED, rated);
    }

    /** What the decision table is asked after a visit. */
    static Facts of(VisitService.Outcome outcome) {
        return Facts.of(FOLLOW_UP, code(outcome.followUp()))
                .and(PROGRESS, code(outcome.progress()))
                .and(VISITS_LEFT, outcome.visitsLeft())
                .and(VISITS_WITHOUT_PROGRESS, outcome.visitsWithoutProgress());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package org.drumbeat.coaching;

import org.drumbeat.workflow.Fact;

/** Every process variable of coaching: whom tasks are assigned to, and which way a gateway goes. */
final class CoachingVariables {

    /** Id of the person in HR who describes a version of a skill. */
    static final Fact<String> SKILL_AUTHOR = Fact.text("revisedBy");

    private CoachingVariables() {}
}

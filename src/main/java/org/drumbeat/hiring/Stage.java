package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** How far candidates come, in the order of the process; where a candidacy ends, the stages that it reached stay. */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
enum Stage {
    /** The application was received. */
    APPLIED,
    /** HR let it go on to interviews. */
    SCREENED,
    /** The fit interview was held. */
    FIT_INTERVIEW,
    /** The hiring manager let it go on to the panel and the profile. */
    ASSESSMENT,
    /** All scorecards are in. */
    DEBRIEF,
    /** An offer was made. */
    OFFER,
    /** The offer was accepted. */
    HIRED
}

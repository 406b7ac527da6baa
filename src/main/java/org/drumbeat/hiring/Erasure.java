package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.Locale;

/** What came of trying to erase a candidate. */
enum Erasure {
    /** Nothing about the person is left. */
    ERASED,
    /** A legal hold forbids it. */
    ON_HOLD,
    /** A process about the candidate still runs, or a mail about them has still to be sent. */
    NOT_YET;

    /** Why somebody is erased. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Reason {
        CANDIDATE_ASKED,
        CONSENT_WITHDRAWN,
        RECEIVED_BY_MISTAKE,
        PERIOD_OVER
    }

    /** As the diagram goes by it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

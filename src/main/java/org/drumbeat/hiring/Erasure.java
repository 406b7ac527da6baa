package org.drumbeat.hiring;

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
    enum Reason {
        CANDIDATE_ASKED,
        CONSENT_WITHDRAWN,
        RECEIVED_BY_MISTAKE,
        PERIOD_OVER;

        static Reason of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** As the diagram goes by it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.drumbeat.results;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * An import of results, as others see it while it runs and afterwards.
 *
 * @param startedBy id of who started it
 * @param size of the file, in bytes
 * @param bytesRead how much of it is read; of a workbook, by its rows
 * @param created null until it is done, as the others that say what came of it
 * @param cancelledBy id of who wanted it to stop, null where nobody did
 */
record ImportRun(
        String id,
        String startedBy,
        String fileName,
        long size,
        long bytesRead,
        int rowsRead,
        State state,
        Integer created,
        Integer updated,
        Integer unchanged,
        Integer errors,
        String cancelledBy,
        Instant startedAt,
        Instant endedAt) {

    /** How it stands with an import. */
    enum State {
        RUNNING("running"),
        DONE("done"),
        /** It was only a check of what it would do. */
        CHECKED("checked only"),
        /** There were errors in the file. */
        REFUSED("refused"),
        CANCELLED("cancelled"),
        FAILED("failed"),
        /** The node on which it ran is gone. */
        LOST("cut off");

        private final String label;

        State(String label) {
            this.label = label;
        }

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return label;
        }
    }
}

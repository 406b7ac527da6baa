package org.drumbeat.workflow;

import java.time.Instant;
import java.util.List;

/** Hears in the morning and at noon what has been offered to groups. */
public interface OfferedNews {

    /** How far it has been told already; locked until the transaction ends, so that nothing is told twice. */
    Instant toldUntil();

    /**
     * What has been offered since and is still waiting for somebody.
     *
     * @param until when it is told the next time, it is told from here on
     */
    void offered(List<OfferedTasks> offers, Instant until);
}

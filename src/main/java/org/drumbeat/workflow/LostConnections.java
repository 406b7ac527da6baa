package org.drumbeat.workflow;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Has the pool throw away a connection whose database is lost: H2 says so in a way of its own, and calls it valid all the same. */
public final class LostConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException said) {
        return LostDatabase.causeOf(said).isPresent() ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}

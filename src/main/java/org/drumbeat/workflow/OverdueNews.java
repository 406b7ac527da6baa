package org.drumbeat.workflow;

import java.util.List;

/** Hears once a day what is overdue, and immediately what the timer on a task's own diagram reports. */
public interface OverdueNews {

    /** Every task that somebody is to be reminded of today. */
    void remind(List<OverdueTask> tasks);

    /** Every task that has been overdue so long that a superior should know, today and until it is completed. */
    void escalate(List<OverdueTask> tasks);

    /** A task whose diagram asks for a reminder. */
    void remindOf(OverdueTask task);

    /** A task whose diagram asks that the superior be told. */
    void tellSuperiorOf(OverdueTask task);
}

package org.drumbeat.workflow;

import java.util.List;

/** Is told once a day of what is overdue, and at once of what the timer on a task's own diagram says. */
public interface OverdueNews {

    /** Every task that somebody is to be reminded of today. */
    void remind(List<OverdueTask> tasks);

    /** Every task that is overdue for so long that a superior is to know, today and until it is completed. */
    void escalate(List<OverdueTask> tasks);

    /** A task that its diagram reminds of. */
    void remindOf(OverdueTask task);

    /** A task of which its diagram tells the superior. */
    void tellSuperiorOf(OverdueTask task);
}

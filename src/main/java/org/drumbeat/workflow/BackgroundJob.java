package org.drumbeat.workflow;

/** Something that is done after the transaction that asked for it, as a job of the engine: once on one node, and again if it fails. */
public interface BackgroundJob {

    /** What {@link BackgroundJobs#run} asks for it by. */
    String kind();

    /**
     * Does it, in a transaction of its own. A failure is tried again like that of any job.
     *
     * @param reference id of what it is about
     */
    void run(String reference);
}

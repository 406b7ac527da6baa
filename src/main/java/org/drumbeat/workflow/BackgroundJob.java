package org.drumbeat.workflow;

/** Work done after the transaction that requested it, as an engine job: once, on one node, and retried if it fails. */
public interface BackgroundJob {

    /** The name under which {@link BackgroundJobs#run} requests it. */
    String kind();

    /**
     * Does the work in a transaction of its own. A failure is retried like that of any job.
     *
     * @param reference id of what it is about
     */
    void run(String reference);
}

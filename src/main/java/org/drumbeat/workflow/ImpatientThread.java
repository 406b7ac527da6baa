package org.drumbeat.workflow;

/** A thread that asks the database little and on which others wait: it waits for an answer no longer than a request does. */
final class ImpatientThread extends Thread {

    ImpatientThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }
}

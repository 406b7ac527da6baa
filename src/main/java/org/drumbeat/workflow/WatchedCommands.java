package org.drumbeat.workflow;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Notes when the database made a command of the engine fail: its REST API would answer with the statement and the driver's
 * message, and from the answer nobody could tell any more.
 */
class WatchedCommands extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            LostDatabase.seenIn(failure);
            throw failure;
        }
    }
}

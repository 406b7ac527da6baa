package org.drumbeat.workflow;

import jakarta.ws.rs.core.Response;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * Answers in a sentence whoever comes second when two do something with one task at the same moment. A command within another
 * one fails as the engine has it: steps of a process are then tried again.
 */
final class TaskRaces implements CommandExecutor {

    private final CommandExecutor engine;

    TaskRaces(CommandExecutor engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null) {
            return engine.execute(command);
        }
        try {
            return engine.execute(command);
        } catch (TaskAlreadyClaimedException taken) {
            throw conflict(taken, "Somebody else has already claimed this task.");
        } catch (RuntimeException failure) {
            if (LostRace.isCauseOf(failure)) {
                throw conflict(failure, LostRace.SENTENCE);
            }
            throw failure;
        }
    }

    private static InvalidRequestException conflict(Exception cause, String sentence) {
        return new InvalidRequestException(Response.Status.CONFLICT, cause, sentence);
    }
}

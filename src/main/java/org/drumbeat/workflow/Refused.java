package org.drumbeat.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.dao.DataAccessException;

/**
 * A {@link Refusal} on its way through the engine. Inside a command it is a bad request, which the engine rolls back
 * without logging it as a fault; to the caller it is the one exception that both REST APIs answer with 400 and its text.
 */
final class Refused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    Refused(Refusal refusal) {
        super(refusal.getMessage(), refusal);
    }

    /** The refusal in the form that our own calling code expects. */
    Refusal refusal() {
        return (Refusal) getCause();
    }

    /** Runs a command that may be refused, or lose a race against another. */
    static <T> T asSentence(Supplier<T> command) {
        try {
            return command.get();
        } catch (Refused refused) {
            throw new FormFieldValidationException(null, refused.getMessage(), refused);
        } catch (ProcessEngineException | DataAccessException failure) {
            if (LostRace.isCauseOf(failure)) {
                throw new FormFieldValidationException(null, LostRace.SENTENCE, failure);
            }
            throw failure;
        }
    }
}

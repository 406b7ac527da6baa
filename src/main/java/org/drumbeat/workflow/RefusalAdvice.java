package org.drumbeat.workflow;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Answers a refused request to our own REST API with its sentence. */
@RestControllerAdvice
class RefusalAdvice {

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        HttpStatus status = switch (refusal.reason()) {
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT, UNHEARD -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case UNPROVEN -> HttpStatus.UNAUTHORIZED;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
        return ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
    }

    /** When two people do something at the same moment, only one succeeds. */
    @ExceptionHandler({ConcurrencyFailureException.class, DuplicateKeyException.class, OptimisticLockingException.class
    })
    ProblemDetail lostRace() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, LostRace.SENTENCE);
    }

    /** A field of the wrong kind is a bad field; a body that is not JSON is a bad request. */
    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().get(0).getFieldName();
            if (mapping.getCause() instanceof Refusal refusal) {
                return ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNPROCESSABLE_ENTITY, "“" + field + "” " + refusal.getMessage());
            }
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_ENTITY, "“" + field + "” is not of the kind that is asked for.");
        }
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The body of the request must be JSON.");
    }

    /** One answer for all fields that do not fit, in the order in which the body names them. */
    @ExceptionHandler
    ProblemDetail invalid(MethodArgumentNotValidException invalid) {
        List<String> fields = Arrays.stream(
                        invalid.getParameter().getParameterType().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                invalid.getFieldErrors().stream()
                        .sorted(Comparator.comparing(error -> fields.indexOf(error.getField())))
                        .map(error -> "“" + error.getField() + "” " + error.getDefaultMessage())
                        .collect(Collectors.joining(" ")));
    }

    /** Raised before it is known which handler the request is for. */
    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException tooLarge) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.PAYLOAD_TOO_LARGE, "The file is too large: send it in parts of at most 5 MB.");
    }
}

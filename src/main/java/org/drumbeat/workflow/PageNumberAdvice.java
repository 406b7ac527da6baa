package org.drumbeat.workflow;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers a request to our own REST API whose page is not a number; the page is the only number in any of our addresses. */
@RestControllerAdvice(annotations = RestController.class)
class PageNumberAdvice {

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, HandlerMethodValidationException.class})
    ProblemDetail noPage() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The page must be a whole number; the first page is number 0.");
    }
}

package org.drumbeat.imports;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Answers a system that hands in something other than a readable spreadsheet with a sentence. */
@RestControllerAdvice
class ImportAdvice {

    @ExceptionHandler
    ProblemDetail unreadable(Unreadable unreadable) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNSUPPORTED_MEDIA_TYPE, unreadable.getMessage());
    }

    @ExceptionHandler
    ProblemDetail tooLarge(TooLarge tooLarge) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.PAYLOAD_TOO_LARGE, tooLarge.getMessage());
    }

    @ExceptionHandler
    ProblemDetail noFile(MissingServletRequestPartException missing) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The file is missing: send it as the part “file” of a multipart form.");
    }
}

package org.drumbeat.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What a closed door answers to a program: a problem in JSON (RFC 9457), with a sentence that a person understands. */
@Component
class Sentences {

    private final ObjectMapper json;

    Sentences(ObjectMapper json) {
        this.json = json;
    }

    void askForPassword(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Drumbeat\", charset=\"UTF-8\"");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                e instanceof NotOpenYet
                        ? e.getMessage()
                        : "Name and password are missing or do not fit together. Send both with every request; after several"
                                + " wrong tries, wait a minute.");
    }

    /** Without a challenge, for which a browser would open a dialogue of its own. */
    void askToLogIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        write(response, HttpStatus.UNAUTHORIZED, "You are not logged in. Reload the page to log in.");
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) throws IOException {
        write(response, HttpStatus.FORBIDDEN, "This is not open to you. If you need it for your work, ask an admin.");
    }

    void tooLarge(HttpServletResponse response, DataSize largest) throws IOException {
        String size = largest.toMegabytes() > 0 ? largest.toMegabytes() + " MB" : largest.toKilobytes() + " KB";
        write(
                response,
                HttpStatus.PAYLOAD_TOO_LARGE,
                "This request is too large: it can have at most " + size + ". Send it in parts.");
    }

    void write(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        // The webapps show a person this field of an answer.
        problem.setProperty("message", sentence);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getWriter(), problem);
    }
}

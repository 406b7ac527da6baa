package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import org.drumbeat.workflow.LostDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers whatever came to nothing because the database is away, or its disk full, with 503 and a sentence: for each of the APIs
 * and every page, and instead of what the engine makes of it, which quotes the statement.
 */
class NoDatabase extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(NoDatabase.class);

    private final Sentences sentences;
    private final RequestMatcher forPrograms;

    NoDatabase(Sentences sentences, RequestMatcher forPrograms) {
        this.sentences = sentences;
        this.forPrograms = forPrograms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, new WithoutInternals(request, response));
        } catch (ServletException | RuntimeException failure) {
            Optional<LostDatabase> lost = LostDatabase.causeOf(failure);
            if (lost.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            LOG.warn("{} {} was not answered: {}", request.getMethod(), request.getRequestURI(), reason(failure));
            answer(request, response, lost.get());
            return;
        }
        Optional<LostDatabase> lost = seen(request, response);
        if (lost.isPresent() && !response.isCommitted()) {
            answer(request, response, lost.get());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, LostDatabase lost)
            throws IOException {
        response.resetBuffer();
        response.setContentLength(-1);
        if (forPrograms.matches(request)) {
            sentences.write(response, HttpStatus.SERVICE_UNAVAILABLE, lost.sentence());
        } else {
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }

    private static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.toString();
    }

    private static Optional<LostDatabase> seen(HttpServletRequest request, HttpServletResponse response) {
        // The engine's REST API takes some of what it could not read for what is not there.
        return response.getStatus() >= HttpStatus.BAD_REQUEST.value() ? LostDatabase.seenBy(request) : Optional.empty();
    }

    /** Drops the body of an answer that will be replaced; its status is set before. */
    private static final class WithoutInternals extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        WithoutInternals(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return seen(request, this).isPresent() ? new Nowhere() : super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return seen(request, this).isPresent() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            if (seen(request, this).isEmpty()) {
                super.flushBuffer();
            }
        }
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("What is dropped is not written asynchronously.");
        }

        @Override
        public void write(int dropped) {
            // As the class says.
        }
    }
}

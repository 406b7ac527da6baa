package org.drumbeat.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds what is sent to a size that people and systems need: nobody makes the server receive, nest or multiply more than it can
 * bear. Files, which are uploaded in several parts, keep the limits of whoever takes them.
 */
final class SmallBodies extends OncePerRequestFilter {

    static final int LARGEST = 256 * 1024;
    static final int DEEPEST = 50;
    static final int LONGEST_LIST = 2000;
    static final int MOST_ALTERNATIVES = 20;

    private static final JsonFactory JSON = new JsonFactory();

    private final Sentences sentences;

    SmallBodies(Sentences sentences) {
        this.sentences = sentences;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).strip().toLowerCase(Locale.ROOT);
        boolean empty = request.getContentLengthLong() == 0
                || request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null;
        return empty || type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            sentences.tooLarge(response);
            return;
        }
        if (isForm(request)) {
            // The server bounds a form itself, and reads it only where nobody has read it before.
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            sentences.tooLarge(response);
            return;
        }
        String objection = objection(body);
        if (objection != null) {
            sentences.write(response, HttpStatus.BAD_REQUEST, objection);
            return;
        }
        chain.doFilter(new Read(request, body), response);
    }

    private static boolean isForm(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .toLowerCase(Locale.ROOT)
                .startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** What is wrong with a body that begins like JSON, whatever it is said to be; or null. What is no JSON, others refuse. */
    private static String objection(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            Deque<int[]> open = new ArrayDeque<>();
            Deque<String> names = new ArrayDeque<>();
            JsonToken token = parser.nextToken();
            if (token == null || !token.isStructStart()) {
                return null;
            }
            String name = "";
            for (; token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                    continue;
                }
                if (token.isStructEnd()) {
                    open.pop();
                    names.pop();
                    continue;
                }
                if (!open.isEmpty() && ++open.peek()[0] > LONGEST_LIST) {
                    return "A list or an object in this request has more than " + LONGEST_LIST
                            + " entries: send fewer at a time.";
                }
                if (!open.isEmpty() && "orQueries".equals(names.peek()) && open.peek()[0] > MOST_ALTERNATIVES) {
                    return "“orQueries” can have at most " + MOST_ALTERNATIVES + " entries.";
                }
                if (token.isStructStart()) {
                    if (open.size() >= DEEPEST) {
                        return "This request is nested more than " + DEEPEST + " levels deep.";
                    }
                    open.push(new int[1]);
                    names.push(token == JsonToken.START_ARRAY ? name : "");
                }
            }
            return null;
        } catch (IOException noJson) {
            return null;
        }
    }

    /** A request whose body is here already. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is here already.");
                }

                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    return bytes.read(into, from, length);
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}

package org.drumbeat.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits request bodies to what people and systems need, so that nobody makes the server receive, nest or multiply more than
 * it can handle. Only file uploads may be larger, within the limit of the code that takes them.
 */
final class SmallBodies extends OncePerRequestFilter {

    static final DataSize LARGEST = DataSize.ofKilobytes(256);
    static final DataSize LARGEST_DEPLOYMENT = DataSize.ofMegabytes(5);
    static final int DEEPEST = 50;
    static final int LONGEST_LIST = 2000;
    static final int MOST_ALTERNATIVES = 20;

    private static final RequestMatcher UPLOADS = new OrRequestMatcher(Stream.of(
                    "/people/import",
                    "/api/people/import",
                    "/results/import",
                    "/api/results/import",
                    "/candidacies/{id}/cv",
                    "/api/candidacies/{id}/cv")
            .<RequestMatcher>map(
                    path -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path))
            .toList());

    private static final JsonFactory JSON = new JsonFactory();

    private final Sentences sentences;

    SmallBodies(Sentences sentences) {
        this.sentences = sentences;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean empty = request.getContentLengthLong() == 0
                || request.getContentLengthLong() < 0
                        && request.getHeader("Transfer-Encoding") == null
                        && request.getProtocol().startsWith("HTTP/1");
        return empty || is("multipart/", request) && UPLOADS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean inParts = is("multipart/", request);
        boolean deployment = inParts && SmallDeployments.isDeployment(request);
        DataSize largest = deployment ? LARGEST_DEPLOYMENT : LARGEST;
        boolean form = is(MediaType.APPLICATION_FORM_URLENCODED_VALUE, request);
        if (request.getContentLengthLong() > largest.toBytes()) {
            sentences.tooLarge(response, largest);
        } else if (deployment || (form || inParts) && request.getContentLengthLong() >= 0) {
            // The server itself bounds a form by the length that it tells, and reads it only where nobody has before; a
            // deployment is received when it is known from whom.
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes((int) largest.toBytes() + 1);
            String objection = form ? null : objection(body);
            if (body.length > largest.toBytes()) {
                sentences.tooLarge(response, largest);
            } else if (objection != null) {
                sentences.write(response, HttpStatus.BAD_REQUEST, objection);
            } else if (form) {
                form(request, body, response, chain);
            } else {
                chain.doFilter(new Received(request, body), response);
            }
        }
    }

    private void form(HttpServletRequest request, byte[] body, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ReceivedForm form;
        try {
            form = new ReceivedForm(request, body);
        } catch (IllegalArgumentException unreadable) {
            sentences.write(response, HttpStatus.BAD_REQUEST, "The fields of this form are not encoded as forms are.");
            return;
        }
        chain.doFilter(form, response);
    }

    private static boolean is(String type, HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith(type);
    }

    /**
     * What is wrong with a body that begins like JSON, whatever its declared type; or null. Invalid JSON is refused
     * elsewhere.
     */
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
}

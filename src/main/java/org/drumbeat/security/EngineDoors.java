package org.drumbeat.security;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What people may ask of the engine's own API, which it offers under three roots: everything that reads (the engine's
 * authorizations say what they see), and of everything that writes only the list below.
 *
 * <p>The rest would go round our forms (starting a process with variables, correlating a message, writing variables,
 * throwing an error at a task), run code (deploying, creating a filter) or repair things, and is for admins alone.
 */
final class EngineDoors {

    private static final String[] ROOTS = {
        "/engine-rest", "/engine-rest/engine/{engine}", "/camunda/api/engine/engine/{engine}"
    };

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Questions that are too long for a URL: they change nothing. */
    private static final String[] QUERIES = {
        "/task",
        "/task/count",
        "/filter/{id}/list",
        "/filter/{id}/singleResult",
        "/filter/{id}/count",
        "/process-instance",
        "/process-instance/count",
        "/execution",
        "/execution/count",
        "/variable-instance",
        "/variable-instance/count",
        "/job",
        "/job/count",
        "/job-definition",
        "/job-definition/count",
        "/external-task",
        "/external-task/count",
        "/group",
        "/group/count",
        "/history/activity-instance",
        "/history/activity-instance/count",
        "/history/detail",
        "/history/external-task-log",
        "/history/external-task-log/count",
        "/history/job-log",
        "/history/job-log/count",
        "/history/process-instance",
        "/history/process-instance/count",
        "/history/task",
        "/history/task/count",
        "/history/variable-instance",
        "/history/variable-instance/count",
    };

    /** What Tasklist does for a person, and HR for somebody else: take, pass on, complete through the form, start. */
    private static final String[] WORK = {
        "/task/{id}/claim",
        "/task/{id}/unclaim",
        "/task/{id}/assignee",
        "/task/{id}/identity-links",
        "/task/{id}/identity-links/delete",
        "/task/{id}/complete",
        "/task/{id}/submit-form",
        "/task/{id}/comment/create",
        "/process-definition/{id}/submit-form",
        "/process-definition/key/{key}/submit-form",
    };

    private EngineDoors() {}

    /** Matches a request to the engine's API that writes and is not on the list. */
    static RequestMatcher closedToAllButAdmins() {
        return new AndRequestMatcher(
                new OrRequestMatcher(path("/engine-rest/**"), path("/camunda/api/engine/**")),
                request -> !READING.contains(request.getMethod()),
                new NegatedRequestMatcher(open()));
    }

    private static RequestMatcher open() {
        return new OrRequestMatcher(Stream.of(ROOTS)
                .flatMap(root -> Stream.of(QUERIES, WORK).flatMap(Stream::of).map(path -> post(root + path)))
                .toList());
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher post(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
    }
}

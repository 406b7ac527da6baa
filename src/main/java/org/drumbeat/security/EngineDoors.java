package org.drumbeat.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What people may request from the engine's own API, which it offers under three roots: what Tasklist and Cockpit request.
 * The engine's authorizations decide whose tasks and instances they see.
 *
 * <p>The rest would bypass our forms (starting a process with variables, correlating a message, writing variables, throwing
 * an error at a task), run code (deploying, creating a filter), read what the engine gives to anybody (a single comment, an
 * attachment), show a task to others (linking it to them) or repair things, and is only for admins.
 */
final class EngineDoors {

    private static final List<PathPattern> ROOTS = Stream.of(
                    "/engine-rest", "/engine-rest/engine/{engine}", "/camunda/api/engine/engine/{engine}")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    /**
     * What Tasklist, Welcome and systems that work on tasks request: no instances, no variables, no history except a task's.
     */
    private static final String TASKLIST = """
            GET       /engine
            GET       /filter
            GET       /filter/count
            OPTIONS   /filter
            GET       /filter/{id}
            GET POST  /filter/{id}/list
            GET POST  /filter/{id}/count
            GET POST  /task
            GET POST  /task/count
            GET       /task/{id}
            GET       /task/{id}/form
            GET       /task/{id}/deployed-form
            GET       /task/{id}/rendered-form
            GET       /task/{id}/form-variables
            GET       /task/{id}/identity-links
            GET       /task/{id}/comment
            POST      /task/{id}/comment/create
            POST      /task/{id}/claim
            POST      /task/{id}/unclaim
            POST      /task/{id}/assignee
            POST      /task/{id}/complete
            POST      /task/{id}/submit-form
            GET       /history/user-operation
            GET       /history/user-operation/count
            GET       /process-definition
            GET       /process-definition/count
            GET       /process-definition/{id}
            GET       /process-definition/{id}/xml
            GET       /process-definition/{id}/startForm
            GET       /process-definition/{id}/deployed-start-form
            GET       /process-definition/{id}/rendered-form
            GET       /process-definition/{id}/form-variables
            POST      /process-definition/{id}/submit-form
            GET       /process-definition/key/{key}
            GET       /process-definition/key/{key}/xml
            GET       /process-definition/key/{key}/startForm
            GET       /process-definition/key/{key}/deployed-start-form
            GET       /process-definition/key/{key}/rendered-form
            GET       /process-definition/key/{key}/form-variables
            POST      /process-definition/key/{key}/submit-form
            GET       /user
            GET       /user/{id}/profile
            GET POST  /group
            GET POST  /group/count
            GET       /identity/password-policy
            """;

    /** What Cockpit requests beyond that: what is running, where it waits, and what has failed. */
    private static final String COCKPIT = """
            GET       /process-definition/statistics
            GET       /process-definition/{id}/statistics
            GET       /process-definition/{id}/static-called-process-definitions
            GET POST  /process-instance
            GET POST  /process-instance/count
            GET       /process-instance/{id}
            GET       /process-instance/{id}/activity-instances
            GET POST  /variable-instance
            GET POST  /variable-instance/count
            GET POST  /job
            GET POST  /job/count
            GET POST  /job-definition
            GET POST  /job-definition/count
            GET POST  /external-task
            GET POST  /external-task/count
            GET       /task/report/candidate-group-count
            GET POST  /history/task/count
            GET       /history/process-instance/{id:.+-.+}
            GET       /batch/statistics
            GET       /batch/statistics/count
            GET       /history/batch
            GET       /history/batch/count
            GET       /decision-definition
            GET       /decision-definition/count
            GET       /decision-definition/{id}
            GET       /decision-definition/{id}/xml
            GET       /decision-requirements-definition
            GET       /decision-requirements-definition/count
            GET       /decision-requirements-definition/{id}
            GET       /decision-requirements-definition/{id}/xml
            GET       /deployment
            GET       /deployment/count
            GET       /case-definition/count
            """;

    private EngineDoors() {}

    /** Matches any request to the engine's API. */
    static RequestMatcher all() {
        return new OrRequestMatcher(path("/engine-rest/**"), path("/camunda/api/engine/**"));
    }

    /** Checked after {@link #forCockpit}: an {id} here may be the name of something there. */
    static RequestMatcher forTasklist() {
        return matching(TASKLIST);
    }

    static RequestMatcher forCockpit() {
        return matching(COCKPIT);
    }

    /** Everything that is open to people other than admins, such as {@code GET /task/{id}}. */
    static List<String> operations() {
        return Stream.of(TASKLIST, COCKPIT).flatMap(EngineDoors::operations).toList();
    }

    private static RequestMatcher matching(String list) {
        return new Operations(operations(list)
                .map(operation -> operation.split(" "))
                .collect(Collectors.groupingBy(
                        operation -> operation[0] + " " + operation[1].split("/")[1],
                        // Cockpit writes some of them with a slash at the end.
                        Collectors.flatMapping(
                                operation -> Stream.of(operation[1], operation[1] + "/")
                                        .map(PathPatternParser.defaultInstance::parse),
                                Collectors.toList()))));
    }

    /** A line holds methods and then a path. */
    private static Stream<String> operations(String list) {
        return list.lines()
                .map(line -> line.split(" +"))
                .flatMap(words -> Arrays.stream(words, 0, words.length - 1)
                        .map(method -> method + " " + words[words.length - 1]));
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** By method and first word of the path: a request is compared with a few of them instead of with hundreds. */
    private record Operations(Map<String, List<PathPattern>> patterns) implements RequestMatcher {

        @Override
        public boolean matches(HttpServletRequest request) {
            RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
            PathContainer whole = path.subPath(path.contextPath().elements().size());
            return ROOTS.stream()
                    .map(root -> root.matchStartOfPath(whole))
                    .filter(Objects::nonNull)
                    .map(PathPattern.PathRemainingMatchInfo::getPathRemaining)
                    .anyMatch(operation -> matches(request.getMethod(), operation));
        }

        private boolean matches(String method, PathContainer operation) {
            return patterns.getOrDefault(method + " " + firstWordOf(operation), List.of()).stream()
                    .anyMatch(pattern -> pattern.matches(operation));
        }

        private static String firstWordOf(PathContainer operation) {
            return operation.elements().stream()
                    .filter(PathContainer.PathSegment.class::isInstance)
                    .map(word -> ((PathContainer.PathSegment) word).valueToMatch())
                    .findFirst()
                    .orElse("");
        }
    }
}

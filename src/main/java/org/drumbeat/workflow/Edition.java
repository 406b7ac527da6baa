package org.drumbeat.workflow;

import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Whether something was deployed, on whichever node, so that what is known of the models need not be asked again. Whoever
 * looks up with every request who asks selects it in the same statement.
 */
public final class Edition {

    /** For the {@code select} of a statement: another text as soon as a deployment, or a form in it, was added or deleted. */
    public static final String SQL = "(select concat(count(*), ' until ', max(DEPLOY_TIME_), ' with ',"
            + " (select sum(VERSION_) from ACT_RE_CAMFORMDEF)) from ACT_RE_DEPLOYMENT)";

    private static final String ATTRIBUTE = Edition.class.getName();

    private Edition() {}

    /** Notes it for the rest of the request. */
    public static void isNow(String edition) {
        request().ifPresent(request -> request.setAttribute(ATTRIBUTE, edition, RequestAttributes.SCOPE_REQUEST));
    }

    /** Nothing in a job, and where nobody has looked. */
    static Optional<String> now() {
        return request().map(request -> (String) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    }

    private static Optional<RequestAttributes> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes());
    }
}

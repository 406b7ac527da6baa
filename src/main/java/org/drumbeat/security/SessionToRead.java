package org.drumbeat.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Accepts a browser's session for requests that only read: another site's page could send changes along with the session, so
 * those need a name and a password. No session begins here.
 */
final class SessionToRead implements SecurityContextRepository {

    private final RequestMatcher readers;
    private final HttpSessionSecurityContextRepository session = new HttpSessionSecurityContextRepository();
    private final SecurityContextRepository none = new RequestAttributeSecurityContextRepository();

    SessionToRead(RequestMatcher readers) {
        this.readers = readers;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return loadDeferredContext(exchange.getRequest()).get();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return (readers.matches(request) ? session : none).loadDeferredContext(request);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        none.saveContext(context, request, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return (readers.matches(request) ? session : none).containsContext(request);
    }
}

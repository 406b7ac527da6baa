package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks at every request of a session who the person is now: a changed role acts at once, on every node, and the session of
 * somebody who has left ends. Files that are the same for everybody are left out.
 */
class StillHere extends OncePerRequestFilter {

    private final EnginePeople people;
    private final RequestMatcher files;

    StillHere(EnginePeople people, RequestMatcher files) {
        this.people = people;
        this.files = files;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return files.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null) {
            Optional<SignedIn> now =
                    known.getPrincipal() instanceof SignedIn person ? people.asOfNow(person) : Optional.empty();
            if (now.isEmpty()) {
                endSession(request);
            }
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(now.map(SignedIn::asAuthentication).orElse(null)));
        }
        chain.doFilter(request, response);
    }

    private static void endSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}

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
 * Checks on every request of a session who the person is now: a changed role takes effect at once, on every node, and a
 * leaver's session ends. Files that are the same for everybody are exempt.
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

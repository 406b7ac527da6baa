package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever logs out while another request of theirs is under way, as Tasklist sends one every few seconds, takes the session away
 * from it: it is answered as one that comes a moment later.
 */
class LoggedOutMeanwhile extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean loggedIn = request.getSession(false) != null;
        try {
            chain.doFilter(request, response);
        } catch (IllegalStateException failure) {
            if (!loggedIn || request.getSession(false) != null) {
                throw failure;
            }
            // An answer that is on its way already was given to somebody who was still logged in.
            if (!response.isCommitted()) {
                throw new InsufficientAuthenticationException("The session ended during the request.", failure);
            }
        }
    }
}

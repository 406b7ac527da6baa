package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away people who may not upload here before the form is searched for its token: to find the token, the server would
 * first receive the large file next to it.
 */
final class LargeUploads extends OncePerRequestFilter {

    private final RequestMatcher page;
    private final Set<String> groups;

    LargeUploads(RequestMatcher page, Set<String> groups) {
        this.page = page;
        this.groups = groups;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || !page.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known == null || !known.isAuthenticated()) {
            response.sendRedirect(request.getContextPath() + "/login?stale");
        } else if (known.getAuthorities().stream()
                .noneMatch(authority ->
                        groups.stream().anyMatch(group -> ("ROLE_" + group).equals(authority.getAuthority())))) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}

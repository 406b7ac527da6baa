package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for the largest page that the engine gives, where a webapp asks for everything and would be refused: Cockpit does so
 * for the versions of a process.
 */
class PageForCockpit extends OncePerRequestFilter {

    private static final String MAX_RESULTS = "maxResults=";

    private final int limit;

    PageForCockpit(int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String query = request.getQueryString();
        return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/engine/")
                || query != null && query.contains(MAX_RESULTS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        String paged = (query == null || query.isEmpty() ? "" : query + "&") + MAX_RESULTS + limit;
        HttpServletRequest pagedRequest = new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return paged;
            }
        };
        chain.doFilter(pagedRequest, response);
    }
}

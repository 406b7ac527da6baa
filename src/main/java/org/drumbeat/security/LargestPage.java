package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the largest page that the engine allows to callers that ask for everything and would be refused: Cockpit does so for
 * the versions of a process, and so do many scripts.
 */
class LargestPage extends OncePerRequestFilter {

    private static final List<String> ENGINE_APIS = List.of("/engine-rest/", "/camunda/api/engine/");
    private static final String MAX_RESULTS = "maxResults=";

    private final int limit;

    LargestPage(int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return ENGINE_APIS.stream().noneMatch(path::startsWith) || query != null && query.contains(MAX_RESULTS);
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

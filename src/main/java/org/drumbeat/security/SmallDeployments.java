package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits a deployment that does not say how large it is, once it is known that an admin sends it: the engine would go on
 * receiving it without limit.
 */
final class SmallDeployments extends OncePerRequestFilter {

    private final Sentences sentences;

    SmallDeployments(Sentences sentences) {
        this.sentences = sentences;
    }

    /** Uses the path exactly as it was sent: one written differently gets the smaller limit of all other requests. */
    static boolean isDeployment(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/deployment/create");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isDeployment(request) || request.getContentLengthLong() >= 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int largest = (int) SmallBodies.LARGEST_DEPLOYMENT.toBytes();
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            sentences.tooLarge(response, SmallBodies.LARGEST_DEPLOYMENT);
        } else {
            chain.doFilter(new Received(request, body), response);
        }
    }
}

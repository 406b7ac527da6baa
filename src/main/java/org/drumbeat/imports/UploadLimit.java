package org.drumbeat.imports;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells people on a page that their upload is too large before the door asks for the form's token: the token is in the same
 * request, and as unread as the file.
 */
public final class UploadLimit extends OncePerRequestFilter {

    private final String page;
    private final DataSize largest;

    private UploadLimit(String page, DataSize largest) {
        this.page = page;
        this.largest = largest;
    }

    /** Sends back to the page with the parameter {@code tooLarge}. */
    public static FilterRegistrationBean<UploadLimit> of(String page, DataSize largestRequest) {
        FilterRegistrationBean<UploadLimit> registration =
                new FilterRegistrationBean<>(new UploadLimit(page, largestRequest));
        registration.addUrlPatterns(page);
        registration.setName("uploadLimit" + page);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > largest.toBytes()) {
            response.sendRedirect(request.getContextPath() + page + "?tooLarge");
        } else {
            chain.doFilter(request, response);
        }
    }
}

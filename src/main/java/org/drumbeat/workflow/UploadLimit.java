package org.drumbeat.workflow;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Tells people on a page that their upload is too large before the door asks for the form's token: the token is in the same
 * request, and as unread as the file.
 */
public final class UploadLimit extends OncePerRequestFilter {

    private final DataSize largest;

    private UploadLimit(DataSize largest) {
        this.largest = largest;
    }

    /**
     * Sends back to the page with the parameter {@code tooLarge}.
     *
     * @param pages one path, or all below it: {@code /candidacies/*}
     */
    public static FilterRegistrationBean<UploadLimit> of(String pages, DataSize largestRequest) {
        FilterRegistrationBean<UploadLimit> registration =
                new FilterRegistrationBean<>(new UploadLimit(largestRequest));
        registration.addUrlPatterns(pages);
        registration.setName("uploadLimit" + pages);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > largest.toBytes()) {
            // Tidied by the server, so that it leads nowhere else.
            String page = UriUtils.encodePath(request.getServletPath(), StandardCharsets.UTF_8);
            response.sendRedirect(request.getContextPath() + page + "?tooLarge");
        } else {
            chain.doFilter(request, response);
        }
    }
}

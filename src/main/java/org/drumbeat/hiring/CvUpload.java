package org.drumbeat.hiring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/** Limits what HR uploads on the page of a CV, before security reads the form's token from the same request. */
@Configuration(proxyBeanMethods = false)
class CvUpload {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> cvUploadLimit(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new OncePerRequestFilter() {
                    @Override
                    protected void doFilterInternal(
                            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws ServletException, IOException {
                        if (request.getContentLengthLong() > largest.toBytes()) {
                            // Tidied by the server, so that it leads nowhere else.
                            String page = UriUtils.encodePath(request.getServletPath(), StandardCharsets.UTF_8);
                            response.sendRedirect(request.getContextPath() + page + "?tooLarge");
                        } else {
                            chain.doFilter(request, response);
                        }
                    }
                });
        registration.addUrlPatterns("/candidacies/*");
        registration.setName("cvUploadLimit");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}

package org.drumbeat.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Corrects two headers that the webapps' filters write: a browser stores nothing but files, so that Back shows nothing after
 * logging out; and the cookie with their token is secure if the request is.
 */
class CamundaHeaders extends OncePerRequestFilter {

    private final RequestMatcher files;

    CamundaHeaders(RequestMatcher files) {
        this.files = files;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Corrected(response, !files.matches(request), request.isSecure()));
    }

    private static final class Corrected extends HttpServletResponseWrapper {

        private final boolean forOnePerson;
        private final boolean secure;

        Corrected(HttpServletResponse response, boolean forOnePerson, boolean secure) {
            super(response);
            this.forOnePerson = forOnePerson;
            this.secure = secure;
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, corrected(name, value));
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, corrected(name, value));
        }

        private String corrected(String name, String value) {
            if (forOnePerson && HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
                return "no-store";
            }
            boolean withoutSecure = HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
                    && !value.toLowerCase(Locale.ROOT).contains("secure");
            return secure && withoutSecure ? value + "; Secure" : value;
        }
    }
}

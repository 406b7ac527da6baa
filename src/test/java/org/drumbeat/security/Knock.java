package org.drumbeat.security;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Knocks at the doors alone, with nothing behind them and nobody who counts or looks what would be there: thousands of times a
 * second, and nothing comes of it.
 */
final class Knock {

    private final Filter doors;

    /** @param doors the application's, with what Spring has put around them */
    Knock(Filter doors) {
        this.doors = new FilterChainProxy(((FilterChainProxy) doors).getFilterChains());
    }

    /**
     * @param who has logged in, or null
     * @return "open", or the status that the door answers with
     */
    String at(String method, String path, Authentication who) {
        MockHttpServletRequest request = request(method, path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        if (who != null) {
            SecurityContext context = new SecurityContextImpl(who);
            new RequestAttributeSecurityContextRepository().saveContext(context, request, response);
            request.getSession()
                    .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        }
        return answer(request, response);
    }

    /** The same for somebody who sends a name and a password. */
    String withPassword(String method, String path, String login, String password) {
        MockHttpServletRequest request = request(method, path);
        request.addHeader(HttpHeaders.AUTHORIZATION, "Basic " + HttpHeaders.encodeBasicAuth(login, password, null));
        return answer(request, new MockHttpServletResponse());
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }

    private String answer(MockHttpServletRequest request, MockHttpServletResponse response) {
        MockFilterChain behind = new MockFilterChain();
        try {
            doors.doFilter(request, response, behind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        return behind.getRequest() == null ? String.valueOf(response.getStatus()) : "open";
    }
}

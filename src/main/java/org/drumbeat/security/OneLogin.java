package org.drumbeat.security;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Brings whoever has logged in on our page into the webapps, so that they ask for no second log-in. */
class OneLogin extends ContainerBasedAuthenticationFilter {

    /** The original makes the provider of a class name, which would have to be public. */
    @Override
    public void init(FilterConfig config) {
        authenticationProvider = new OurSession();
    }

    private static final class OurSession implements AuthenticationProvider {

        /** Of the groups nothing is said: the engine looks them up, and again every few minutes. */
        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                    ? AuthenticationResult.successful(person.id())
                    : AuthenticationResult.unsuccessful();
        }

        /** The door before this one has already asked whoever was not known. */
        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}
    }
}

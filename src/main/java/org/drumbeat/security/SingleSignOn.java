package org.drumbeat.security;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets people who have logged in on our page into the webapps without a second log-in. */
class SingleSignOn extends ContainerBasedAuthenticationFilter {

    /** The original creates the provider from a class name, so the class would have to be public. */
    @Override
    public void init(FilterConfig config) {
        authenticationProvider = new OurSession();
    }

    /** The webapps cache a person and their groups for minutes: the cache is used only while the groups are the same. */
    @Override
    protected boolean existisAuthentication(Authentications remembered, String engine, String person) {
        return super.existisAuthentication(remembered, engine, person)
                && remembered.getAuthenticationForProcessEngine(engine) instanceof UserAuthentication known
                && signedIn()
                        .map(now -> Set.copyOf(now.groups()).equals(Set.copyOf(known.getGroupIds())))
                        .orElse(false);
    }

    private static Optional<SignedIn> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getPrincipal() instanceof SignedIn person ? person : null);
    }

    private static final class OurSession implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            return signedIn()
                    .map(person -> {
                        AuthenticationResult result = AuthenticationResult.successful(person.id());
                        result.setGroups(person.groups());
                        return result;
                    })
                    .orElseGet(AuthenticationResult::unsuccessful);
        }

        /** The filter chain has already asked anybody unknown to log in. */
        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}
    }
}

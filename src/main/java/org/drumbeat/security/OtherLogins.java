package org.drumbeat.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.drumbeat.people.LoginProviders;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Logging in through providers of identity (OpenID Connect), beside the form; there are none unless
 * {@code spring.security.oauth2.client} names some.
 *
 * <p>The provider vouches only for a user name: the engine knows who that is, and in which groups.
 */
@Component
public class OtherLogins implements LoginProviders {

    /** A way in beside the form: what it is called, and where it begins. */
    public record Way(String name, String path) {}

    private static final String FAILED = "/login?provider";
    private static final String UNKNOWN = "/login?unknown";
    private static final String USER_NAME = "preferred_username";

    private final EnginePeople people;
    private final InMemoryClientRegistrationRepository registrations;
    private final OAuth2ClientProperties properties;

    OtherLogins(
            EnginePeople people,
            ObjectProvider<InMemoryClientRegistrationRepository> registrations,
            ObjectProvider<OAuth2ClientProperties> properties) {
        this.people = people;
        this.registrations = registrations.getIfAvailable();
        this.properties = properties.getIfAvailable();
    }

    public List<Way> ways() {
        return registrations().stream()
                .map(registration -> new Way(
                        registration.getClientName(), "/oauth2/authorization/" + registration.getRegistrationId()))
                .toList();
    }

    @Override
    public boolean areThere() {
        return registrations != null;
    }

    void open(HttpSecurity http) throws Exception {
        if (registrations == null) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/login")
                // Ends with the session; the default would keep the tokens of everybody who ever logged in.
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .successHandler(new LetIn())
                .failureHandler(new SimpleUrlAuthenticationFailureHandler(FAILED)));
    }

    /** A user who came through a provider that can end its own session is sent there, and then back. */
    LogoutSuccessHandler afterLogout(String page) {
        SimpleUrlLogoutSuccessHandler here = new SimpleUrlLogoutSuccessHandler();
        here.setDefaultTargetUrl(page);
        if (registrations == null) {
            return here;
        }
        OidcClientInitiatedLogoutSuccessHandler there = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        there.setPostLogoutRedirectUri("{baseUrl}" + page);
        there.setDefaultTargetUrl(page);
        return (request, response, person) -> there.onLogoutSuccess(
                request, response, person == null ? null : cameBy(person).orElse(person));
    }

    /** Where our form may lead to when somebody logs out, each with a space before it. */
    String logoutOrigins() {
        return registrations().stream()
                .map(registration -> registration
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint"))
                .filter(String.class::isInstance)
                .map(endpoint -> URI.create((String) endpoint))
                .map(endpoint -> " " + endpoint.getScheme() + "://" + endpoint.getAuthority())
                .distinct()
                .collect(Collectors.joining());
    }

    private List<ClientRegistration> registrations() {
        return registrations == null
                ? List.of()
                : StreamSupport.stream(registrations.spliterator(), false).toList();
    }

    private static Optional<Authentication> cameBy(Authentication person) {
        return Optional.ofNullable(person.getDetails() instanceof OAuth2AuthenticationToken token ? token : null);
    }

    /** The claim that is the person's id; the usual {@code user-name-attribute} names another. */
    private String claimOf(String registrationId) {
        String provider = Optional.ofNullable(
                        properties.getRegistration().get(registrationId).getProvider())
                .orElse(registrationId);
        return Optional.ofNullable(properties
                        .getProvider()
                        .getOrDefault(provider, new OAuth2ClientProperties.Provider())
                        .getUserNameAttribute())
                .orElse(USER_NAME);
    }

    private Optional<EnginePeople.Known> personOf(OAuth2AuthenticationToken token) {
        return token.getPrincipal() instanceof OidcUser user
                ? Optional.ofNullable(user.getClaimAsString(claimOf(token.getAuthorizedClientRegistrationId())))
                        .flatMap(people::named)
                : Optional.empty();
    }

    /** Replaces the provider's user with the engine's, or sends them back if the engine does not know them. */
    private final class LetIn extends SavedRequestAwareAuthenticationSuccessHandler {

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws IOException, ServletException {
            OAuth2AuthenticationToken token = (OAuth2AuthenticationToken) authentication;
            Optional<EnginePeople.Known> person = personOf(token);
            if (person.isEmpty()) {
                new SecurityContextLogoutHandler().logout(request, response, token);
                getRedirectStrategy().sendRedirect(request, response, UNKNOWN);
                return;
            }
            LocalDate opensOn = person.get().opensOn();
            if (opensOn != null) {
                new SecurityContextLogoutHandler().logout(request, response, token);
                getRedirectStrategy().sendRedirect(request, response, NotOpenYet.page(opensOn));
                return;
            }
            var known = person.get().person().asAuthentication();
            known.setDetails(token);
            SecurityContextImpl context = new SecurityContextImpl(known);
            SecurityContextHolder.setContext(context);
            new HttpSessionSecurityContextRepository().saveContext(context, request, response);
            super.onAuthenticationSuccess(request, response, known);
        }
    }
}

package org.drumbeat.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsUtils;

/** The three doors: the APIs for systems, the engine's webapps, our pages. What no rule opens is closed. */
@Configuration
class Doors {

    private static final String LOGIN = "/login";

    private final int largestPage;

    Doors(@Value("${camunda.bpm.generic-properties.properties.query-max-results-limit}") int largestPage) {
        this.largestPage = largestPage;
    }

    /** Name and password with every request; the engine knows the caller for as long as the request lasts. */
    @Bean
    @Order(1)
    SecurityFilterChain apis(HttpSecurity http, Sentences sentences, IdentityService identityService) throws Exception {
        return http.securityMatchers(door -> door.requestMatchers(path("/engine-rest/**"), path("/api/**")))
                .authorizeHttpRequests(rules -> rules.requestMatchers(Doors::fromAForeignPage)
                        .denyAll()
                        .requestMatchers(EngineDoors.closedToAllButAdmins())
                        .hasAnyRole(names(Groups.ADMINS))
                        .requestMatchers(path("/engine-rest/**"))
                        .hasAnyRole(names(Groups.PEOPLE))
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(sentences::askForPassword))
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint(sentences::askForPassword)
                        .accessDeniedHandler(sentences::refuse))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Systems have no page that could hold a token; what a foreign page sends is refused above.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterAfter(new ActInTheEngine(identityService), AuthorizationFilter.class)
                .addFilterAfter(new LargestPage(largestPage), AuthorizationFilter.class)
                .build();
    }

    /** The session of our log-in page; what a person does behind it, {@link OneLogin} tells the engine. */
    @Bean
    @Order(2)
    SecurityFilterChain webapps(HttpSecurity http, Sentences sentences) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(rules -> rules
                        // The setup makes an admin of anybody while there is none (CVE-2026-77226).
                        .requestMatchers(path("/camunda/app/*/*/setup/**"), path("/camunda/api/admin/setup/**"))
                        .denyAll()
                        // Our page is the only log-in: this one would open the engine without a session of ours.
                        .requestMatchers(path("/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
                        // All webapps ask here who is logged in.
                        .requestMatchers(path("/camunda/api/admin/auth/user/**"))
                        .hasAnyRole(names(Groups.PEOPLE))
                        .requestMatchers(path("/camunda/app/admin/**"), path("/camunda/api/admin/**"))
                        .hasAnyRole(names(Webapp.ADMIN.groups()))
                        .requestMatchers(path("/camunda/app/cockpit/**"), path("/camunda/api/cockpit/**"))
                        .hasAnyRole(names(Webapp.COCKPIT.groups()))
                        .requestMatchers(EngineDoors.closedToAllButAdmins())
                        .hasAnyRole(names(Groups.ADMINS))
                        .anyRequest()
                        .hasAnyRole(names(Groups.PEOPLE)))
                .exceptionHandling(refusal -> refusal.defaultAuthenticationEntryPointFor(
                                sentences::askToLogIn, path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(LOGIN), AnyRequestMatcher.INSTANCE)
                        .defaultAccessDeniedHandlerFor(sentences::refuse, path("/camunda/api/**"))
                        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), AnyRequestMatcher.INSTANCE))
                .requestCache(cache -> cache.requestCache(pagesToComeBackTo()))
                // Their own log-out ends only the engine's part of the session, and OneLogin would bring it back.
                .logout(logout -> logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                // The webapps have a token of their own with the same names, which a filter of theirs guards.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterAfter(new LargestPage(largestPage), AuthorizationFilter.class)
                .build();
    }

    /** Our own pages and the log-in, with the session's token in every form. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.securityMatcher(AnyRequestMatcher.INSTANCE)
                .authorizeHttpRequests(rules -> rules.requestMatchers(
                                path(LOGIN),
                                path("/error"),
                                path("/favicon.ico"),
                                path("/css/**"),
                                path("/images/**"),
                                path("/scripts/**"))
                        .permitAll()
                        .requestMatchers(path("/"))
                        .authenticated()
                        .requestMatchers(path("/people/import"))
                        .hasAnyRole(names(Groups.with(Groups.ADMINS, Groups.HR)))
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage(LOGIN))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"))
                        .logoutSuccessUrl(LOGIN + "?logout"))
                .exceptionHandling(refusal -> refusal.accessDeniedHandler(Doors::refusePage))
                .requestCache(cache -> cache.requestCache(pagesToComeBackTo()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")))
                .build();
    }

    /** After Spring Security, which knows the person, and before the filters of the webapps. */
    @Bean
    FilterRegistrationBean<OneLogin> oneLogin() {
        FilterRegistrationBean<OneLogin> registration = new FilterRegistrationBean<>(new OneLogin());
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    /**
     * A browser that was once asked for a password here sends it along with the form of any other page, which could deploy
     * a process; it also says of which page it is. Camunda Modeler, which may deploy, is a page of its own file.
     */
    private static boolean fromAForeignPage(HttpServletRequest request) {
        return CorsUtils.isCorsRequest(request) && !"file://".equals(request.getHeader(HttpHeaders.ORIGIN));
    }

    /** A page left open for hours has lost its session: that is no attack, and the person only has to begin again. */
    private static void refusePage(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException) {
            response.sendRedirect(request.getUserPrincipal() == null ? LOGIN + "?stale" : "/");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    /** Only what a person opened in the browser, not what its scripts fetched. */
    private static HttpSessionRequestCache pagesToComeBackTo() {
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(
                new AndRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"), html));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** Of the whole path: with several servlets a plain string would be ambiguous. */
    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static String[] names(Set<String> groups) {
        return groups.toArray(String[]::new);
    }
}

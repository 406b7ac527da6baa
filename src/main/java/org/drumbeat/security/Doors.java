package org.drumbeat.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
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
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCacheAwareFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsUtils;

/** The doors: the APIs for systems, the instruments, the engine's webapps, our pages. What no rule opens is closed. */
@Configuration
class Doors {

    private static final String LOGIN = "/login";

    /** Its last directive is left open for additions. */
    private static final String OUR_POLICY =
            "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /** Files that are the same for everybody. */
    private static final RequestMatcher FILES = paths(
            "/favicon.ico",
            "/css/**",
            "/images/**",
            "/scripts/**",
            "/camunda/favicon.ico",
            "/camunda/lib/**",
            "/camunda/assets/**",
            "/camunda/app/*/*.js",
            "/camunda/app/*/*.css",
            "/camunda/app/*/assets/**",
            "/camunda/app/*/locales/**",
            "/camunda/app/*/scripts/**",
            "/camunda/app/*/styles/**",
            "/camunda/api/*/plugin/*/static/**");

    private static final RequestMatcher OFFICE_PAGES =
            paths("/people/import/**", "/results/import/**", "/outbox/**", "/candidacies/{id}/cv");

    private static final RequestMatcher ADMIN_PAGES = path("/people/changes/**");

    private static final Set<String> OFFICE = Groups.with(Groups.ADMINS, Groups.HR);

    private final EnginePeople people;
    private final LoginThrottle throttle;
    private final int largestPage;

    Doors(
            EnginePeople people,
            LoginThrottle throttle,
            @Value("${camunda.bpm.generic-properties.properties.query-max-results-limit}") int largestPage) {
        this.people = people;
        this.throttle = throttle;
        this.largestPage = largestPage;
    }

    /** Nobody reads figures of the filters and decisions in here, and each would be measured at every request. */
    @Bean
    static SecurityObservationSettings nothingObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Candidates and profile providers, who have no user here, and people without a password yet: the token in the address
     * proves who they are. It is revealed to nobody else, so no other page learns where they came from.
     */
    @Bean
    @Order(0)
    SecurityFilterChain tokens(HttpSecurity http) throws Exception {
        return http.securityMatcher(paths("/profile/**", "/password/**", "/api/assessments/**"))
                .authorizeHttpRequests(rules -> rules.requestMatchers(
                                path(HttpMethod.GET, "/profile/{token}"),
                                path(HttpMethod.POST, "/profile/{token}"),
                                path(HttpMethod.GET, "/password/{token}"),
                                path(HttpMethod.POST, "/password/{token}"),
                                path(HttpMethod.POST, "/api/assessments/{token}"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // There is no session that another site's page could exploit.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OUR_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /**
     * Name and password with every request; the engine knows the caller for as long as the request lasts. Our own API can
     * also be read with the session of a browser.
     */
    @Bean
    @Order(1)
    SecurityFilterChain apis(HttpSecurity http, Sentences sentences, IdentityService identityService) throws Exception {
        return http.securityMatcher(paths("/engine-rest/**", "/api/**"))
                .authorizeHttpRequests(rules -> rules.requestMatchers(Doors::fromAForeignPage)
                        .denyAll()
                        .requestMatchers(EngineDoors.forCockpit())
                        .hasAnyRole(names(Webapp.COCKPIT.groups()))
                        .requestMatchers(EngineDoors.forTasklist())
                        .hasAnyRole(names(Webapp.TASKLIST.groups()))
                        .requestMatchers(EngineDoors.all())
                        .hasAnyRole(names(Groups.ADMINS))
                        .requestMatchers(path("/api/people/changes"), path("/api/people/{id}/invitation"))
                        .hasAnyRole(names(Groups.ADMINS))
                        .requestMatchers(path("/api/notifications/**"))
                        .hasAnyRole(names(OFFICE))
                        // Checked here already, so that the server does not first receive a 200 MB file from anybody
                        // else.
                        .requestMatchers(paths("/api/results/import", "/api/results/imports/**"))
                        .hasAnyRole(names(OFFICE))
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(sentences::askForPassword))
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint(sentences::askForPassword)
                        .accessDeniedHandler(sentences::refuse))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new SessionToRead(
                        new OrRequestMatcher(path(HttpMethod.GET, "/api/**"), path(HttpMethod.HEAD, "/api/**")))))
                .addFilterBefore(new StillHere(people, FILES), BasicAuthenticationFilter.class)
                // Systems have no page that could hold a token; what another site's page sends is refused above.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> Doors.headers(headers, "default-src 'none'; frame-ancestors 'none'; sandbox"))
                .addFilterAfter(new LoggedOutMeanwhile(), AuthorizationFilter.class)
                .addFilterAfter(new ActInTheEngine(identityService), AuthorizationFilter.class)
                .addFilterAfter(new LargestPage(largestPage), AuthorizationFilter.class)
                .addFilterAfter(new CamundaHeaders(FILES), AuthorizationFilter.class)
                .addFilterAfter(new SmallDeployments(sentences), AuthorizationFilter.class)
                .build();
    }

    /**
     * Whether Drumbeat is up, for everybody; its metrics, for admins and, if it has a password, the user {@code scrape}, who
     * can do nothing else.
     */
    @Bean
    @Order(2)
    SecurityFilterChain instruments(
            HttpSecurity http, Sentences sentences, @Value("${drumbeat.scrape.password:}") String scrapePassword)
            throws Exception {
        if (!scrapePassword.isEmpty()) {
            http.authenticationProvider(new ScrapePassword(scrapePassword, throttle));
        }
        return http.securityMatcher(path("/actuator/**"))
                .authorizeHttpRequests(rules -> rules.requestMatchers(get("/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(get("/actuator/prometheus"))
                        .access(AuthorizationManagers.anyOf(
                                AuthorityAuthorizationManager.hasAnyRole(names(Groups.ADMINS)),
                                AuthorityAuthorizationManager.hasAuthority(ScrapePassword.AUTHORITY)))
                        .anyRequest()
                        .denyAll())
                .httpBasic(basic -> basic.authenticationEntryPoint(sentences::askForPassword))
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint(sentences::askForPassword)
                        .accessDeniedHandler(sentences::refuse))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> Doors.headers(headers, "default-src 'none'; frame-ancestors 'none'"))
                .build();
    }

    /** The session of our log-in page; what a person does behind it, {@link SingleSignOn} tells the engine. */
    @Bean
    @Order(3)
    SecurityFilterChain webapps(HttpSecurity http, Sentences sentences) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(rules -> rules
                        // While there is no admin, the setup would make anybody one (CVE-2026-77226).
                        .requestMatchers(paths("/camunda/app/*/*/setup/**", "/camunda/api/admin/setup/**"))
                        .denyAll()
                        // Our page is the only log-in: this one would open the engine without one of our sessions.
                        .requestMatchers(path("/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
                        // All webapps use this to ask who is logged in.
                        .requestMatchers(path("/camunda/api/admin/auth/user/**"))
                        .hasAnyRole(names(Groups.PEOPLE))
                        .requestMatchers(paths("/camunda/app/admin/**", "/camunda/api/admin/**"))
                        .hasAnyRole(names(Webapp.ADMIN.groups()))
                        // Cockpit's own API only reads.
                        .requestMatchers(
                                paths("/camunda/app/cockpit/**", "/camunda/api/cockpit/**"), EngineDoors.forCockpit())
                        .hasAnyRole(names(Webapp.COCKPIT.groups()))
                        .requestMatchers(EngineDoors.forTasklist(), get("/camunda/api/engine/engine/"))
                        .hasAnyRole(names(Webapp.TASKLIST.groups()))
                        .requestMatchers(EngineDoors.all())
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
                // The webapps' own log-out ends only the engine's part of the session, which would then be restored.
                .logout(logout -> logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                // The webapps have a token of their own with the same names, which a filter of theirs guards.
                .csrf(AbstractHttpConfigurer::disable)
                // The webapps have their own policy; this one is for requests that they do not answer.
                .headers(headers -> Doors.headers(headers, OUR_POLICY))
                .addFilterBefore(new StillHere(people, FILES), RequestCacheAwareFilter.class)
                .addFilterAfter(new LoggedOutMeanwhile(), AuthorizationFilter.class)
                .addFilterAfter(new LargestPage(largestPage), AuthorizationFilter.class)
                .addFilterAfter(new CamundaHeaders(FILES), AuthorizationFilter.class)
                .addFilterAfter(new KeptFiles(FILES), AuthorizationFilter.class)
                .addFilterAfter(new SmallDeployments(sentences), AuthorizationFilter.class)
                .build();
    }

    /** Our own pages and the log-in, with the session's token in every form. */
    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, OtherLogins otherLogins) throws Exception {
        otherLogins.open(http);
        return http.securityMatcher(AnyRequestMatcher.INSTANCE)
                .authorizeHttpRequests(rules -> rules.requestMatchers(
                                paths(LOGIN, "/error", "/favicon.ico", "/css/**", "/images/**", "/scripts/**"))
                        .permitAll()
                        .requestMatchers(paths("/", "/results", "/results/export"))
                        .authenticated()
                        // Anybody not entitled to the CV gets a 404.
                        .requestMatchers(get("/candidacies/{id}/cv.pdf"))
                        .authenticated()
                        .requestMatchers(OFFICE_PAGES)
                        .hasAnyRole(names(OFFICE))
                        .requestMatchers(ADMIN_PAGES)
                        .hasAnyRole(names(Groups.ADMINS))
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage(LOGIN).failureHandler(Doors::refuseLogin))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"))
                        .logoutSuccessHandler(otherLogins.afterLogout(LOGIN + "?logout")))
                .exceptionHandling(refusal -> refusal.accessDeniedHandler(Doors::refusePage)
                        .authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN)))
                .requestCache(cache -> cache.requestCache(pagesToComeBackTo()))
                .headers(headers -> Doors.headers(headers, OUR_POLICY + otherLogins.logoutOrigins()))
                .addFilterBefore(
                        new LargeUploads(paths("/results/import", "/candidacies/{id}/cv"), OFFICE), CsrfFilter.class)
                .addFilterBefore(new StillHere(people, FILES), RequestCacheAwareFilter.class)
                .addFilterAfter(new LoggedOutMeanwhile(), AuthorizationFilter.class)
                .addFilterAfter(new KeptFiles(FILES), AuthorizationFilter.class)
                .build();
    }

    /** Before Spring Security, which parses paths before its firewall sees them. */
    @Bean
    FilterRegistrationBean<StraightPaths> straightPaths() {
        FilterRegistrationBean<StraightPaths> registration = new FilterRegistrationBean<>(new StraightPaths());
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 2);
        return registration;
    }

    /** Right after the paths: the size of a body is limited before anything looks into it. */
    @Bean
    FilterRegistrationBean<SmallBodies> smallBodies(Sentences sentences) {
        FilterRegistrationBean<SmallBodies> registration = new FilterRegistrationBean<>(new SmallBodies(sentences));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    /** After Spring Security, which knows the person, and before the filters of the webapps. */
    @Bean
    FilterRegistrationBean<SingleSignOn> oneLogin() {
        FilterRegistrationBean<SingleSignOn> registration = new FilterRegistrationBean<>(new SingleSignOn());
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    /**
     * A browser that was once asked for a password here sends it along with any other site's form, which could then deploy a
     * process; but it also says which page the form is from. Camunda Modeler, which may deploy, is a page loaded from a
     * file.
     */
    private static boolean fromAForeignPage(HttpServletRequest request) {
        return CorsUtils.isCorsRequest(request) && !"file://".equals(request.getHeader(HttpHeaders.ORIGIN));
    }

    /** A page left open for hours has lost its session: that is not an attack, and the person only has to start again. */
    private static void refusePage(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException) {
            response.sendRedirect(request.getUserPrincipal() == null ? LOGIN + "?stale" : "/");
        } else {
            // If there is no such page, the person is told so.
            boolean isThere = OFFICE_PAGES.matches(request) || ADMIN_PAGES.matches(request);
            response.sendError((isThere ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
        }
    }

    private static void refuseLogin(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.sendRedirect(e instanceof NotOpenYet early ? early.page() : LOGIN + "?error");
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

    /**
     * In addition to Spring's own headers: nothing is guessed or framed, TLS stays on once it was used, and nothing is stored but
     * files, which a browser keeps and asks whether they are still the same.
     */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy) {
        HeaderWriter kept = new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        HeaderWriter notStored = new CacheControlHeadersWriter();
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter((request, response) ->
                        (FILES.matches(request) ? kept : notStored).writeHeaders(request, response));
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns).map(Doors::path).toList());
    }

    /** Matches the whole path: with several servlets a plain string would be ambiguous. */
    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher get(String pattern) {
        return path(HttpMethod.GET, pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    private static String[] names(Set<String> groups) {
        return groups.toArray(String[]::new);
    }
}

package org.drumbeat.security;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** A provider of identity such as a company has: an application of its own, with its own people and passwords. */
final class Provider implements AutoCloseable {

    static final String CLIENT = "drumbeat";
    static final String SECRET = "shared-by-both";
    static final String PASSWORD = "known-to-the-provider";

    private final ConfigurableApplicationContext application;

    private Provider(ConfigurableApplicationContext application) {
        this.application = application;
    }

    static Provider start() {
        return new Provider(new SpringApplicationBuilder(Application.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--spring.config.location=optional:classpath:/none/",
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        // Cookies know no ports: both applications are "localhost".
                        "--server.servlet.session.cookie.name=PROVIDER"));
    }

    String url() {
        return "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Sends people back to Drumbeat, once it is known where that is. */
    void knows(String drumbeat, String registration) {
        application
                .getBean(InMemoryRegisteredClientRepository.class)
                .save(client(drumbeat + "/login/oauth2/code/" + registration, drumbeat + "/login?logout"));
    }

    @Override
    public void close() {
        application.close();
    }

    private static RegisteredClient client(String afterLogin, String afterLogout) {
        return RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(afterLogin)
                .postLogoutRedirectUri(afterLogout)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .build();
    }

    @ImportAutoConfiguration({
        ConfigurationPropertiesAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        OAuth2AuthorizationServerAutoConfiguration.class,
        OAuth2AuthorizationServerJwtAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static final class Application {

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    client("http://localhost/unknown", "http://localhost/unknown"));
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        /** Rosa is one of Drumbeat's people, Zoe is not. */
        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("rosa").password("{noop}" + PASSWORD).build(),
                    User.withUsername("zoe").password("{noop}" + PASSWORD).build());
        }

        /** As others do, it has a subject of its own and tells the user name beside it. */
        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> token.getClaims()
                    .claim("preferred_username", token.getPrincipal().getName());
        }
    }
}

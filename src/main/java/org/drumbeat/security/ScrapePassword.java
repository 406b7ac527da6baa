package org.drumbeat.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Knows one user, who reads the metrics and does not exist in the engine. */
class ScrapePassword implements AuthenticationProvider {

    static final String AUTHORITY = "SCRAPE";

    private static final SignedIn SCRAPE = new SignedIn("scrape", "scrape", List.of());

    private final byte[] password;
    private final LoginThrottle throttle;

    ScrapePassword(String password, LoginThrottle throttle) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.throttle = throttle;
    }

    /** Any other user is left to the engine. */
    @Override
    public Authentication authenticate(Authentication attempt) {
        if (!SCRAPE.id().equals(attempt.getName())) {
            throw new BadCredentialsException("Somebody else.");
        }
        byte[] tried = String.valueOf(attempt.getCredentials()).getBytes(StandardCharsets.UTF_8);
        if (!throttle.lets(attempt, () -> MessageDigest.isEqual(password, tried))) {
            // This account is known here, so no other provider is asked.
            throw new LockedException("Name and password do not fit together.");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                SCRAPE, null, AuthorityUtils.createAuthorityList(AUTHORITY));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}

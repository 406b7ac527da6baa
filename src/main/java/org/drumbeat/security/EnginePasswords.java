package org.drumbeat.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks a name and a password as the engine knows them, unless {@link LoginThrottle} makes the caller wait. */
@Component
class EnginePasswords implements AuthenticationProvider {

    private final EnginePeople people;
    private final LoginThrottle throttle;

    EnginePasswords(EnginePeople people, LoginThrottle throttle) {
        this.people = people;
        this.throttle = throttle;
    }

    /**
     * An unknown name, a wrong password and a login that has to wait all get the same answer. A person who proves who they
     * are before their first day is told about that day.
     */
    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        return throttle.look(attempt, () -> people.withPassword(id, password))
                .orElseThrow(EnginePasswords::doNotFit)
                .letIn()
                .asAuthentication();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static BadCredentialsException doNotFit() {
        return new BadCredentialsException("Name and password do not fit together.");
    }
}

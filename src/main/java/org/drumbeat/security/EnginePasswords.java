package org.drumbeat.security;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Has the engine check a name and a password, unless {@link LoginThrottle} makes the caller wait. */
@Component
class EnginePasswords implements AuthenticationProvider {

    private final IdentityService identityService;
    private final EnginePeople people;
    private final LoginThrottle throttle;

    EnginePasswords(IdentityService identityService, EnginePeople people, LoginThrottle throttle) {
        this.identityService = identityService;
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
        if (!throttle.lets(attempt, () -> identityService.checkPassword(id, password))) {
            throw doNotFit();
        }
        people.opensOn(id).ifPresent(day -> {
            throw new NotOpenYet(day);
        });
        return people.find(id).map(SignedIn::asAuthentication).orElseThrow(EnginePasswords::doNotFit);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static BadCredentialsException doNotFit() {
        return new BadCredentialsException("Name and password do not fit together.");
    }
}

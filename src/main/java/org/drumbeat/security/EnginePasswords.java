package org.drumbeat.security;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Lets the engine judge a name and a password, unless {@link LoginThrottle} makes whoever comes wait. */
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
     * An unknown name, a wrong password and whoever has to wait get the same answer. Whoever proves who they are
     * before their first day is told of it.
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

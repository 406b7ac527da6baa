package org.drumbeat.security;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Lets the engine judge a name and a password, and makes its groups the authorities ({@code ROLE_<group>}). */
@Component
class EnginePasswords implements AuthenticationProvider {

    private final IdentityService identityService;

    EnginePasswords(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** An unknown name, a wrong password and a user whom the engine makes wait get the same answer. */
    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        if (!identityService.checkPassword(id, String.valueOf(attempt.getCredentials()))) {
            throw new BadCredentialsException("Name and password do not fit together.");
        }
        User user = identityService.createUserQuery().userId(id).singleResult();
        List<String> groups = identityService.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(id, displayName(user), groups),
                null,
                groups.stream()
                        .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                        .toList());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static String displayName(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(StringUtils::hasText)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }
}

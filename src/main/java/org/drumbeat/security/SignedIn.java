package org.drumbeat.security;

import java.io.Serializable;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Somebody who has logged in, as the engine knew them at that moment.
 *
 * @param id the engine's user id, and the id in our people table
 * @param displayName first and last name, or the id of a user that has none
 * @param groups ids of the engine's groups
 */
public record SignedIn(String id, String displayName, List<String> groups)
        implements AuthenticatedPrincipal, Serializable {

    public SignedIn {
        groups = List.copyOf(groups);
    }

    @Override
    public String getName() {
        return id;
    }

    /** With the groups as authorities ({@code ROLE_<group>}). */
    UsernamePasswordAuthenticationToken asAuthentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                this,
                null,
                groups.stream()
                        .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                        .toList());
    }
}

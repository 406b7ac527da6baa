package org.drumbeat.workflow;

import java.util.UUID;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's users, never locked however many wrong passwords are tried: the engine's own count never expires and lets
 * anybody shut anybody out. Guessing is slowed down at the doors instead. An unknown name takes as long as a known one.
 */
class Passwords extends DbIdentityServiceProvider {

    private static final UserEntity NOBODY = nobody();

    @Override
    public boolean checkPassword(String userId, String password) {
        if (userId == null || password == null) {
            return false;
        }
        UserEntity user = findUserById(userId);
        boolean fits = matchPassword(password, user == null || user.getPassword() == null ? NOBODY : user);
        return fits && user != null && user.getPassword() != null;
    }

    private static UserEntity nobody() {
        UserEntity nobody = new UserEntity("nobody");
        nobody.setSalt(UUID.randomUUID().toString());
        // Hashed as the engine is configured when it is first compared; nobody knows the password itself.
        nobody.setDbPassword("{SHA-512}" + UUID.randomUUID());
        return nobody;
    }
}

package org.drumbeat.workflow;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's users, never locked however many wrong passwords are tried: the engine's own count never expires and lets
 * anybody shut anybody out. Guessing is slowed down at the doors instead.
 */
class Passwords extends DbIdentityServiceProvider {

    @Override
    public boolean checkPassword(String userId, String password) {
        if (userId == null || password == null) {
            return false;
        }
        UserEntity user = findUserById(userId);
        return PasswordCheck.fits(
                Context.getProcessEngineConfiguration().getPasswordManager(),
                password,
                user == null ? null : user.getPassword(),
                user == null ? null : user.getSalt());
    }
}

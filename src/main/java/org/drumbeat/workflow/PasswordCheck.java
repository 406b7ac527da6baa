package org.drumbeat.workflow;

import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/**
 * Whether a password is that of a user, by what the engine has stored of it. It takes as long where there is no user, so that
 * nobody learns who is one.
 */
@Component
public class PasswordCheck {

    /** Hashed as the engine does it by default; nobody knows the password itself. */
    private static final String HASH_OF_NOBODY = "{SHA-512}" + UUID.randomUUID();

    private static final String SALT_OF_NOBODY = UUID.randomUUID().toString();

    private final ProcessEngineConfigurationImpl engine;

    PasswordCheck(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** @param hash null where there is no user, or one without a password: then none fits */
    public boolean fits(String tried, String hash, String salt) {
        return fits(engine.getPasswordManager(), tried, hash, salt);
    }

    static boolean fits(PasswordManager passwords, String tried, String hash, String salt) {
        boolean none = hash == null;
        String salted = EncryptionUtil.saltPassword(tried, none ? SALT_OF_NOBODY : salt);
        return passwords.check(salted, none ? HASH_OF_NOBODY : hash) && !none;
    }
}

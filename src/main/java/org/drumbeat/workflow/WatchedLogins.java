package org.drumbeat.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.drumbeat.workflow.LoginNews.What;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The engine's users and groups, with every change by a person reported: all its services, webapps and APIs write them here.
 * What the application does in its own right ({@link AsSystem}), it reports itself.
 */
class WatchedLogins extends Passwords {

    private final ObjectProvider<LoginNews> news;

    private WatchedLogins(ObjectProvider<LoginNews> news) {
        this.news = news;
    }

    @Component
    static class Factory implements SessionFactory {

        private final ObjectProvider<LoginNews> news;

        Factory(ObjectProvider<LoginNews> news) {
            this.news = news;
        }

        @Override
        public Class<?> getSessionType() {
            return WritableIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new WatchedLogins(news);
        }
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        boolean isNew = ((UserEntity) user).getRevision() == 0;
        boolean hasNewPassword = ((UserEntity) user).hasNewPassword();
        IdentityOperationResult result = super.saveUser(user);
        tell(user.getId(), isNew ? What.ADDED : hasNewPassword ? What.PASSWORD : What.PROFILE, null, result);
        return result;
    }

    @Override
    public IdentityOperationResult deleteUser(String login) {
        IdentityOperationResult result = super.deleteUser(login);
        tell(login, What.DELETED, null, result);
        return result;
    }

    @Override
    public IdentityOperationResult createMembership(String login, String group) {
        refuseByHand(login, group);
        IdentityOperationResult result = super.createMembership(login, group);
        tell(login, What.JOINED, group, result);
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String login, String group) {
        refuseByHand(login, group);
        IdentityOperationResult result = super.deleteMembership(login, group);
        tell(login, What.LEFT, group, result);
        return result;
    }

    /** Everybody leaves a group when it is deleted. */
    @Override
    public IdentityOperationResult deleteGroup(String group) {
        IdentityOperationResult result = super.deleteGroup(group);
        tell(group, What.DELETED, group, result);
        return result;
    }

    private void tell(String login, What what, String group, IdentityOperationResult result) {
        if (!isSystem() && !IdentityOperationResult.OPERATION_NONE.equals(result.getOperation())) {
            news.forEach(listener -> listener.changed(login, what, group, by()));
        }
    }

    private void refuseByHand(String login, String group) {
        if (!isSystem() && by() != null) {
            news.stream()
                    .map(listener -> listener.objection(login, group))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(sentence -> {
                        throw new BadUserRequestException(sentence);
                    });
        }
    }

    private static boolean isSystem() {
        CommandContext engine = Context.getCommandContext();
        return !engine.isAuthorizationCheckEnabled();
    }

    private static String by() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }
}

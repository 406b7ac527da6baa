package org.drumbeat.workflow;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetIdentityLinksForTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmdTyped;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/**
 * Limits what people other than admins can do with a task to what is named here and what {@link BoundTaskService} does for
 * them: they can change only whose it is. Otherwise the right to assign a task would also let them link it to anybody, and
 * the engine would then show it to that person.
 */
final class OpenToPeople implements CommandExecutor {

    private static final Set<Class<?>> OPEN = Set.of(
            GetIdentityLinksForTaskCmd.class,
            GetTaskCommentsCmd.class,
            GetTaskCommentCmd.class,
            AddCommentCmd.class,
            GetTaskVariableCmd.class,
            GetTaskVariableCmdTyped.class,
            GetTaskVariablesCmd.class);

    private static final String COMMANDS = AddCommentCmd.class.getPackageName();

    private final CommandExecutor engine;

    OpenToPeople(CommandExecutor engine) {
        this.engine = engine;
    }

    /** A query is a command of another package, and asks for the rights of whoever asks it. */
    @Override
    public <T> T execute(Command<T> command) {
        boolean isOpen = !command.getClass().getPackageName().equals(COMMANDS) || OPEN.contains(command.getClass());
        return engine.execute(isOpen ? command : new ForAdmins<>(command));
    }

    /** A query is a command of another package, and asks for the rights of whoever asks it. */
    private record ForAdmins<T>(Command<T> command) implements Command<T> {

        @Override
        public T execute(CommandContext engine) {
            if (Caller.isNoAdmin(engine)) {
                throw new AuthorizationException("Only admins change what a task is and whom it is offered to."
                        + " To give it to somebody, assign it to them.");
            }
            return command.execute(engine);
        }
    }
}

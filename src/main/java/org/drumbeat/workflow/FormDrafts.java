package org.drumbeat.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what a person writes in the form of a task until they hand it in. A draft is for the person who may see the form,
 * for as long as they may: nobody reads another person's, not even of the same task. What is in it is checked when it is
 * handed in.
 */
@Service
class FormDrafts {

    /** In UTF-8; no form is ever that large when handed in. */
    static final int MOST_BYTES = 200_000;

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final DeployedForms deployed;
    private final FormDraftTable drafts;
    private final Clock clock;

    FormDrafts(
            ObjectProvider<ProcessEngineConfigurationImpl> engine,
            DeployedForms deployed,
            FormDraftTable drafts,
            Clock clock) {
        this.engine = engine;
        this.deployed = deployed;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * The caller's draft of a task.
     *
     * @throws Refusal where the task is not open, or not theirs
     */
    @Transactional(readOnly = true)
    public FormDraft find(String taskId) {
        return ofTheirs(taskId, person -> drafts.find(taskId, person).orElse(FormDraft.NONE));
    }

    /**
     * Keeps the caller's draft of a task.
     *
     * @param version of the draft that they went on from
     * @param answers JSON
     * @return the draft, without the answers
     * @throws Refusal as {@link #find}; where the form keeps none, it is too long, or they have written more elsewhere
     */
    @Transactional
    public FormDraft keep(String taskId, int version, String answers) {
        if (answers.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Refusal.tooLarge(
                    "There is more in this form than a draft can hold. What is written stays here as long"
                            + " as the page is open: complete the task, or write less.");
        }
        drafts.hold(taskId);
        FormDraft kept = ofTheirs(taskId, person -> save(taskId, person, version, answers));
        if (!kept.keeps()) {
            throw Refusal.conflict("This form keeps no draft.");
        }
        return kept;
    }

    private FormDraft save(String taskId, String person, int version, String answers) {
        if (drafts.replace(taskId, person, version, answers, clock.instant())) {
            return new FormDraft(true, version + 1, clock.instant(), null);
        }
        if (drafts.find(taskId, person).isPresent()) {
            throw Refusal.conflict("You have written more in this form in another window. Reload the page to go on from"
                    + " there, or complete the task here.");
        }
        drafts.add(taskId, person, answers, clock.instant());
        return new FormDraft(true, 1, clock.instant(), null);
    }

    private FormDraft ofTheirs(String taskId, Function<String, FormDraft> draft) {
        record Theirs(String person, FormSchema form) {}
        Theirs theirs = engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> open(taskId, context)
                        .flatMap(open -> deployed.of(open.task(), context).map(form -> new Theirs(open.person(), form)))
                        .orElse(null));
        if (theirs == null) {
            throw Refusal.unknown(
                    "This task is not open, or not yours: it may have been completed or given to somebody" + " else.");
        }
        return theirs.form().keepsDrafts() ? draft.apply(theirs.person()) : FormDraft.NEVER;
    }

    private static Optional<OpenTask> open(String taskId, CommandContext context) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        return Optional.ofNullable(task).flatMap(found -> OpenTask.of(found, context));
    }
}

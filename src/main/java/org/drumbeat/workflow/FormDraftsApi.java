package org.drumbeat.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A person's drafts, for the Tasklist that they have open: next to the engine's own API, protected by the same token. */
@RestController
class FormDraftsApi {

    private final FormDrafts drafts;

    FormDraftsApi(FormDrafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping("/camunda/api/drafts/{taskId}")
    FormDraft find(@PathVariable String taskId) {
        return drafts.find(taskId);
    }

    @PutMapping("/camunda/api/drafts/{taskId}")
    FormDraft keep(@PathVariable String taskId, @RequestBody Written written) {
        if (written.answers() == null) {
            throw Refusal.invalid("“answers” is missing.");
        }
        return drafts.keep(taskId, written.version(), written.answers().toString());
    }

    /** @param version of the draft that the person went on from; 0 where there was none */
    record Written(int version, ObjectNode answers) {}
}

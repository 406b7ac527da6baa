package org.drumbeat.workflow;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * What a person has written in a form and not handed in, as Tasklist puts it back into the form.
 *
 * @param keeps whether the form keeps drafts at all
 * @param version goes up with each time it is saved; 0 while there is none
 * @param savedAt null while there is none
 * @param answers JSON as it came; null while there is none
 */
record FormDraft(
        boolean keeps,
        int version,
        Instant savedAt,
        @JsonRawValue String answers) {

    /** Of a form that keeps no draft. */
    static final FormDraft NEVER = new FormDraft(false, 0, null, null);

    /** Of a form in which nothing has been written yet. */
    static final FormDraft NONE = new FormDraft(true, 0, null, null);
}

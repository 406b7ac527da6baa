package org.drumbeat.coaching;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** What a proposal for a plan holds; it never changes. */
record ProposedFocus(
        @Id String proposalId,
        @Embedded.Empty Focus focus,
        @Version Integer version) {

    static ProposedFocus of(String proposalId, Focus focus) {
        return new ProposedFocus(proposalId, focus, null);
    }
}

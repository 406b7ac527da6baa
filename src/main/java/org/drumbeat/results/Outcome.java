package org.drumbeat.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.drumbeat.imports.ImportResult;

/**
 * The outcome of an import of results, and what the person importing has to choose for it to go on.
 *
 * @param preview what it would change; null where it was not only to be checked
 * @param areDatesOpen whether they have to say how the dates are written
 * @param stages of which they have to say which are won
 */
record Outcome(
        @JsonUnwrapped ImportResult result,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL)
        Preview preview,

        @JsonIgnore boolean areDatesOpen,
        @JsonIgnore List<String> stages) {}

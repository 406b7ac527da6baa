package org.drumbeat.coaching;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What an organisation sets for its coaching.
 *
 * @param daysToAct calendar days until what is agreed is checked where nobody names a day
 * @param monthsOfAConcern within which two stalled cycles in a row are a concern
 */
@ConfigurationProperties("drumbeat.coaching")
@Validated
record CoachingSettings(@Min(1) int daysToAct, @Min(1) int monthsOfAConcern) {}

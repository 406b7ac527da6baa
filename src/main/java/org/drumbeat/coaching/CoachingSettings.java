package org.drumbeat.coaching;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an organisation sets for its coaching.
 *
 * @param daysToAct calendar days until what is agreed is checked where nobody names a day
 * @param monthsOfAConcern within which two stalled cycles in a row are a concern
 */
@ConfigurationProperties("drumbeat.coaching")
record CoachingSettings(int daysToAct, int monthsOfAConcern) {}

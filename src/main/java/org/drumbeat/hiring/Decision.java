package org.drumbeat.hiring;

import java.time.Instant;

/**
 * Who decided, when, and in which words.
 *
 * @param decidedBy id of the person
 * @param decisionText the reasons given, or null
 */
record Decision(String decidedBy, Instant decidedAt, String decisionText) {}

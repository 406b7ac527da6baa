/**
 * Coaching: one skill at a time, a plan that rep and manager agree on, field visits with a report each, and a follow-up of what
 * was agreed; managers are held to it.
 *
 * <p>The processes are {@code coaching-cycle} and, visit by visit, {@code field-visit}; their business keys are the ids of a
 * {@link org.drumbeat.coaching.CoachingPlan} and a {@link org.drumbeat.coaching.FieldVisit}. The parts
 * {@code settle-plan} and {@code review-cycle} carry that of the plan. Every week {@code coaching-cadence} looks for reps whom
 * nobody has coached for too long. What people write is seen by the rep and by the managers above.
 */
package org.drumbeat.coaching;

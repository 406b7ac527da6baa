/**
 * The people of the sales organisation: who they are, in which role, who reports to whom, and since when or until when.
 *
 * <p>The table {@code person} is the source. The engine's users and groups follow it, so that Tasklist knows everybody,
 * and the models ask {@link org.drumbeat.people.People} who is responsible for whom. Whoever leaves stays in the table,
 * since the facts of the past name them, but is nobody's superior any longer and can no longer log in.
 */
package org.drumbeat.people;

package org.drumbeat.people;

import org.drumbeat.people.ChangeLog.Way;

/**
 * Who changes people, and how.
 *
 * @param id their login
 * @param isAdmin whether they may make and unmake admins
 */
record Author(String id, boolean isAdmin, Way way) {}

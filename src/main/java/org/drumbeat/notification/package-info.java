/**
 * What Drumbeat tells people by mail: a mail written in a transaction is sent after it, at least once, and a mail that
 * cannot be sent is kept for admins to see. People with overdue tasks are reminded, and then their superior is told.
 */
package org.drumbeat.notification;

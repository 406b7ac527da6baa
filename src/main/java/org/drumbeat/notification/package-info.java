/**
 * What Drumbeat tells people by mail: what is written in a transaction is sent after it, at least once, and what cannot be
 * sent is kept for admins to see. Whoever lets something lie is reminded, and then their superior is told.
 */
package org.drumbeat.notification;

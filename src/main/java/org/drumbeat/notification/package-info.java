/** Mail and calendar invitations, through an outbox. */
package org.drumbeat.notification;

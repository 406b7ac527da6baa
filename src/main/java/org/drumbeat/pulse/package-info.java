/**
 * The web pages: where people begin, and what they look at.
 *
 * <p>The pages only read. Whatever a person does is a task or a start form in Tasklist, so the home page greets, and
 * shows the way to the webapps that are open to this person. The package may read every other one and none reads it.
 */
package org.drumbeat.pulse;

/**
 * Texts that come in and go out: every text that a person or a system hands in passes {@link org.drumbeat.text.Text}, every
 * e-mail address {@link org.drumbeat.text.EmailAddress}, and what goes where markup or formulas are read is made plain here.
 *
 * <p>Knows nobody, and everybody may use it.
 */
package org.drumbeat.text;

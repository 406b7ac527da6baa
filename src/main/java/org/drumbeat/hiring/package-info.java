/**
 * Systematic hiring: a vacancy is requested, approved and given an interview kit; every candidate is asked the same
 * questions by the people of that kit; the hiring manager decides with reasons, and one candidate fills the vacancy.
 *
 * <p>The processes are {@code vacancy} and {@code candidacy}; their business keys are the ids of a {@link
 * org.drumbeat.hiring.Vacancy} and a {@link org.drumbeat.hiring.Candidacy}, whose parts {@code assess-candidate} and {@code
 * agree-on-offer} carry it, too.
 */
package org.drumbeat.hiring;

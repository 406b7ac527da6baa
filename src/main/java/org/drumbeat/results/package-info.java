/**
 * What people were to sell and what they sold, a month each: the measure that coaching, goals and performance are held against.
 *
 * <p>Quotas and bookings come in files, from whoever plans and from a CRM ({@link org.drumbeat.results.ResultsImport}); other
 * packages ask {@link org.drumbeat.results.Results} how far somebody came, and systems the API. Without a quota there is no
 * attainment, and nobody divides by zero.
 */
package org.drumbeat.results;

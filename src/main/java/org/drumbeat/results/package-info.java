/**
 * What people were supposed to sell and what they sold, month by month: the measure for coaching, goals and performance.
 *
 * <p>Quotas and bookings come in files, from whoever plans and from a CRM ({@link org.drumbeat.results.ResultsImport});
 * other packages ask {@link org.drumbeat.results.Results} how close somebody came, and systems ask the API. Without a quota
 * there is no attainment, and nobody divides by zero.
 */
package org.drumbeat.results;

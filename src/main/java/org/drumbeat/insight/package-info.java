/**
 * What one process may know about another: small interfaces that only read, each implemented by the module whose records it
 * reads, for others to display, report and base decisions on.
 *
 * <p>No process package imports another. Where one has to show what another has recorded, the question is defined here, in
 * the words of the package that asks, and the answer holds as little as it needs: no text that somebody wrote for others. If
 * something is not there, the answer says so, never an exception. The caller decides who may ask, and each question says
 * which people its answer is for.
 */
package org.drumbeat.insight;

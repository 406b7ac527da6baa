/**
 * What one process may know of another: small interfaces that only read, each implemented by the module whose records it reads,
 * for others to show, to report and to decide by.
 *
 * <p>No process package imports another. Where one has to show what another has recorded, the question stands here, in the words
 * of whoever asks, and the answer holds as little as they need: no text that somebody wrote for others. What is not there says
 * so in the answer, and never by an exception. Who may ask is the rule of the caller, and each question says which people its
 * answer is for.
 */
package org.drumbeat.insight;

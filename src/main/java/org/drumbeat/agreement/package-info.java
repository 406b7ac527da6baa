/**
 * What two sides agree on, and what one of them only has to read: proposals that are countered with a reason and settled
 * after a number of rounds, and acknowledgements. Every process that needs one uses it; the module keeps what was proposed
 * or has to be read.
 */
package org.drumbeat.agreement;

/**
 * What two sides agree on, and what one of them only has to read: proposals that are countered with a reason and settled after so
 * many rounds, and acknowledgements. Every process that needs one uses it; what was proposed, or is to be read, is the module's.
 */
package org.drumbeat.agreement;

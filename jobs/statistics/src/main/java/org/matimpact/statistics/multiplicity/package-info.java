/** Adjustment of p-values for the number of questions asked. */
package org.matimpact.statistics.multiplicity;

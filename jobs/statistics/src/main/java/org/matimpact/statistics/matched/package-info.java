/** Inference that takes sets matched with replacement as they are. */
package org.matimpact.statistics.matched;

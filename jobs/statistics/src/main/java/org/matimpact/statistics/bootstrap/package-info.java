/**
 * Resampling of whole clusters: wild multipliers of scores, and clusters drawn with replacement.
 */
package org.matimpact.statistics.bootstrap;

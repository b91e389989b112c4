/** From an estimate to what it means: effect sizes and months of progress. */
package org.matimpact.statistics.effect;

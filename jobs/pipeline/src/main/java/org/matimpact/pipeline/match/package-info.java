/** Propensity, matching and balance of every contrast. Outcomes are not read. */
package org.matimpact.pipeline.match;

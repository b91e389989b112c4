/**
 * Disclosure control: which results may leave the restricted zone.
 *
 * <p>A result is published or suppressed as a whole, for every number of a row is computed from the
 * same schools. {@link org.matimpact.pipeline.publish.PrimaryRules} finds the rows that tell of too
 * few; {@link org.matimpact.pipeline.publish.SecondarySuppression} adds those from which a
 * suppressed one could be worked out.
 */
package org.matimpact.pipeline.publish;

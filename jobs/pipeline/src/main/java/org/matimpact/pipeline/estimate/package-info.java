/** Effects of every matched contrast on every outcome, and what a reader must know of each. */
package org.matimpact.pipeline.estimate;

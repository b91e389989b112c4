/**
 * Runs stages in the order of the study: what is unchanged is reused, what changed is written, and
 * one manifest makes it the edition.
 */
package org.matimpact.pipeline.run;

/**
 * What several stages share: contrasts, schools as arrays, and the pure step from a contrast to its
 * match and from a match to its effect. Nothing here reads or writes a table except {@link
 * org.matimpact.pipeline.study.StudyReader}.
 */
package org.matimpact.pipeline.study;

package org.matimpact.pipeline.cohort;

/**
 * A measure of a school in a year.
 *
 * @param year academic year by the calendar year in which it ends
 */
record MeasureKey(long urn, int year, String measure) {}

package org.matimpact.pipeline.contract;

/**
 * The year of a row.
 *
 * @param ends calendar year in which its academic year ends
 * @param term calendar year in the headers of its census, the same except for an autumn census
 */
record RowYear(int ends, int term) {}

package org.matimpact.pipeline.study;

import java.io.Serializable;

/**
 * One school in one contrast, once.
 *
 * @param row position of the school among the schools of the phase
 * @param score by which the design matches or weights; NaN where it has none
 * @param weight of mean 1 in each arm; 1 for every school of the arm that the effect is for
 * @param cluster cluster of the headline standard error
 * @param matchedSet URN of the treated school of its set; 0 where a school may be in several
 */
public record MatchedSchool(
    int row, boolean treated, double score, double weight, String cluster, long matchedSet)
    implements Serializable {}

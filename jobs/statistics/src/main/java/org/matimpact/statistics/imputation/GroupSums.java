package org.matimpact.statistics.imputation;

import java.io.Serializable;
import java.util.List;

/**
 * The units of one group.
 *
 * @param stratum the group's, from 0; each stratum has means of its own
 * @param patterns sums of its units by period and missing columns, always in the same order
 */
public record GroupSums(int stratum, List<PatternSums> patterns) implements Serializable {}

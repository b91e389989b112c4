package org.matimpact.pipeline.synthetic;

/**
 * A pupil who ends a key stage, with results in hundredths of a point.
 *
 * @param index from 0, within the school-year
 * @param traits characteristics
 * @param prior attainment at the key stage before, or {@link #MISSING}
 * @param first reading score or Attainment 8, or {@link #MISSING}
 * @param second mathematics score or capped points, or {@link #MISSING}
 * @param level2 five good passes with English and mathematics; false in primary schools
 */
record Pupil(int index, Traits traits, int prior, int first, int second, boolean level2) {
  /** No value: a blank in the file. */
  static final int MISSING = Integer.MIN_VALUE;

  boolean hasPrior() {
    return prior != MISSING;
  }

  boolean measured() {
    return prior != MISSING && first != MISSING && second != MISSING;
  }

  /** The score of a measure, hundredths, or {@link #MISSING}. */
  int score(PupilMeasure measure) {
    return measure == PupilMeasure.MATHS_SCORE ? second : first;
  }
}

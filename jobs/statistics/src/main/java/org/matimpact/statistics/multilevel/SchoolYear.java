package org.matimpact.statistics.multilevel;

/**
 * What the multilevel model needs of the pupils of one school in one year: nothing about a pupil.
 *
 * <p>A row of the design is (between columns, pupil columns). Between columns are constant in the
 * school-year; pupil columns vary. The arrays are not copied and must not change afterwards.
 *
 * @param school the school (the chain of a school and its predecessors), from 0
 * @param pupils number of pupils, 1 or more
 * @param between the values of the between columns, in design order
 * @param means the means of the q pupil columns, in design order, then of the outcome
 * @param within the sums of products (w - mean)(w - mean)' of (pupil columns, outcome): the upper
 *     triangle row by row, (q + 1)(q + 2) / 2 numbers
 */
@SuppressWarnings("ArrayRecordComponent") // numbers of one group; compared by content nowhere
public record SchoolYear(
    int school, int pupils, double[] between, double[] means, double[] within) {

  /** The sum of products of two of (pupil columns, outcome), in either order. */
  public double within(int i, int j) {
    return within[place(i, j, means.length)];
  }

  /** Where the products of two of some columns stand in a packed triangle, in either order. */
  public static int place(int i, int j, int columns) {
    int row = Math.min(i, j);
    return row * columns - row * (row - 1) / 2 + Math.max(i, j) - row;
  }
}

package org.matimpact.statistics.effect;

import java.util.Arrays;
import java.util.Locale;

/**
 * The effect of a treatment T whose columns in a linear model are T and products of T with
 * moderators, T m_1, T m_2, ...: for a unit with moderators m it is
 *
 * <pre>b_T + m_1 b_1 + m_2 b_2 + ...,</pre>
 *
 * a linear combination of the coefficients. A raw coefficient is the effect where all moderators
 * are 0, which may be nowhere; what is reported is an average over treated units (g-computation:
 * Robins 1986, Mathematical Modelling 7, 1393-1512), or a curve over a moderator. Moderators count
 * as known numbers: the standard error is that for these treated units.
 *
 * @param columns of the design
 * @param treatment position of T
 * @param interactions positions of the products
 */
@SuppressWarnings("ArrayRecordComponent") // positions; compared by content nowhere
public record InteractedTreatment(int columns, int treatment, int[] interactions) {

  /**
   * Checks the positions.
   *
   * @throws IllegalArgumentException if one is not in 0 .. columns - 1
   */
  public InteractedTreatment {
    for (int position : Arrays.copyOf(interactions, interactions.length + 1)) {
      check(position, columns);
    }
    check(treatment, columns);
  }

  private static void check(int position, int columns) {
    if (position < 0 || position >= columns) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Invalid column: %d (the design has %d)", position, columns));
    }
  }

  /**
   * Returns the contrast whose value is the effect for a unit.
   *
   * @param moderators one per interaction, in their order
   */
  public double[] at(double... moderators) {
    if (moderators.length != interactions.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid moderators: %d for %d interactions",
              moderators.length,
              interactions.length));
    }
    double[] contrast = new double[columns];
    contrast[treatment] = 1;
    for (int k = 0; k < moderators.length; k++) {
      contrast[interactions[k]] = moderators[k];
    }
    return contrast;
  }

  /**
   * Returns the contrast whose value is the average effect over treated units.
   *
   * @param moderators of each treated unit
   * @param weights one per unit, 0 or more, not all 0
   */
  public double[] average(double[][] moderators, double[] weights) {
    double[] means = new double[interactions.length];
    double total = 0;
    for (int unit = 0; unit < weights.length; unit++) {
      total += weights[unit];
      for (int k = 0; k < means.length; k++) {
        means[k] += weights[unit] * moderators[unit][k];
      }
    }
    if (!(total > 0) || moderators.length != weights.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot average over %d treated units with %d weights of sum %s",
              moderators.length,
              weights.length,
              total));
    }
    for (int k = 0; k < means.length; k++) {
      means[k] /= total;
    }
    return at(means);
  }
}

package org.matimpact.statistics.logistic;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.linear.Moments;

/**
 * Finds the columns that separate the arms.
 *
 * <p>Under complete or quasi-complete separation the likelihood has no maximum (Albert &amp;
 * Anderson 1984, Biometrika 71, 1-10): it rises for ever along a direction of recession. Newton's
 * steps settle into that direction, moving some linear predictors by about one unit each. The
 * columns with a share in the last step, measured in their standard deviations, are the ones that
 * separate.
 */
public final class Separation {

  private static final double SHARE_OF_STEP = 0.01;

  private Separation() {}

  /**
   * Returns the names of the columns that separate.
   *
   * @param columns the columns that can be estimated, by name
   * @param step the last step, one number per column
   */
  public static List<String> columns(List<String> names, List<double[]> columns, double[] step) {
    double[] size = new double[step.length];
    double largest = 0;
    for (int k = 0; k < step.length; k++) {
      size[k] = StrictMath.abs(step[k]) * Moments.standardDeviation(columns.get(k));
      largest = StrictMath.max(largest, size[k]);
    }
    List<String> separated = new ArrayList<>();
    for (int k = 0; k < step.length; k++) {
      if (size[k] > SHARE_OF_STEP * largest) {
        separated.add(names.get(k));
      }
    }
    return separated;
  }
}

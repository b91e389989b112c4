package org.matimpact.statistics.imputation;

import java.io.Serializable;
import org.matimpact.statistics.random.CounterRandom;

/** What values a variable has, and how one is drawn about its expectation. */
public sealed interface Variable extends Serializable {

  /** Its columns. */
  int[] columns();

  /**
   * Draws a value into the columns.
   *
   * @param z the unit; its columns of this variable hold their expectations
   * @param sd what is known of the unit leaves of the standard deviation of the first column
   */
  void draw(double[] z, double sd, CounterRandom.Stream random);

  /**
   * A number on a grid: a normal draw, rounded to the nearest step and held in the range.
   *
   * @param step distance of neighbours
   * @param lowest smallest value, in steps
   * @param highest largest value, in steps
   */
  record Measure(int column, double step, long lowest, long highest) implements Variable {

    @Override
    public int[] columns() {
      return new int[] {column};
    }

    @Override
    public void draw(double[] z, double sd, CounterRandom.Stream random) {
      long steps = (long) StrictMath.rint((z[column] + sd * random.normal()) / step);
      z[column] = step * StrictMath.max(lowest, StrictMath.min(highest, steps));
    }
  }

  /**
   * One of some levels, each but the reference with a column of 0 and 1: a level is drawn with its
   * expectation as probability, which the range from 0 to 1 may cut. Means and covariances with
   * other columns are then those of the model; rounding a normal draw would change them (Horton,
   * Lipsitz &amp; Parzen 2003, The American Statistician 57, 229-232).
   */
  @SuppressWarnings("ArrayRecordComponent") // columns; compared by content nowhere
  record Levels(int[] columns) implements Variable {

    @Override
    public void draw(double[] z, double sd, CounterRandom.Stream random) {
      double reference = 1;
      double all = 0;
      for (int column : columns) {
        reference -= z[column];
        all += StrictMath.max(0, z[column]);
      }
      double left = random.uniform() * (all + StrictMath.max(0, reference));
      boolean drawn = false;
      for (int column : columns) {
        left -= StrictMath.max(0, z[column]);
        z[column] = left < 0 && !drawn ? 1 : 0;
        drawn |= left < 0;
      }
    }
  }
}

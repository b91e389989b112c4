package org.matimpact.pipeline.synthetic;

/**
 * From points to scores, so that a planted effect arrives whole.
 *
 * <p>Scores are capped, then rounded at random to one of the two neighbouring steps, with
 * probabilities such that the expected score is the capped points: rounding moves no mean. Caps do:
 * a pupil at the highest score cannot gain. So the effect d of a trust on a school-year is not
 * added as it is; the shift s is, for which
 *
 * <pre>
 * mean over pupils with a score of  cap(x + s) - cap(x)  =  d
 * </pre>
 *
 * <p>found by Newton's method (the left side is piecewise linear and never falls). The mean score
 * of the school-year is then moved by d exactly, in expectation over the rounding.
 */
final class ScoreScale {
  private static final int MOST_STEPS = 40;
  private static final double CLOSE = 1e-9;

  private final double least;
  private final double most;

  ScoreScale(PupilMeasure measure) {
    this(measure.least(), measure.most());
  }

  ScoreScale(double least, double most) {
    this.least = least;
    this.most = most;
  }

  /**
   * The shift of the points that moves the mean score by a difference; where every pupil is at a
   * cap none does, and the shift is the difference.
   *
   * @param points of the pupils, NaN for those without a score
   * @param difference of the mean score
   */
  double shift(double[] points, double difference) {
    double shift = difference;
    for (int step = 0; step < MOST_STEPS && difference != 0; step++) {
      double missing = 0;
      int free = 0;
      for (double x : points) {
        if (!Double.isNaN(x)) {
          double moved = x + shift;
          missing += difference - (capped(moved) - capped(x));
          free += moved > least && moved < most ? 1 : 0;
        }
      }
      if (free == 0 || StrictMath.abs(missing) < CLOSE) {
        return shift;
      }
      shift += missing / free;
    }
    return shift;
  }

  /** The score in hundredths, rounded to steps by a number in [0, 1). */
  int score(double points, double step, double chance) {
    double steps = StrictMath.floor(capped(points) / step + chance);
    return (int) StrictMath.round(100 * steps * step);
  }

  private double capped(double points) {
    return StrictMath.max(least, StrictMath.min(most, points));
  }
}

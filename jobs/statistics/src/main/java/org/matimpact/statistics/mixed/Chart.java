package org.matimpact.statistics.mixed;

/**
 * Smooth coordinates of the covariance of intercepts and slopes, one of which can be held while the
 * others move without a boundary. With standard deviations s_1, s_2 and correlation sin(a):
 */
enum Chart {
  /** s_1, s_2 sin(a), s_2 cos(a): holds s_1. */
  INTERCEPT {
    @Override
    double[] of(double s1, double s2, double angle) {
      return new double[] {s1, s2 * StrictMath.sin(angle), s2 * StrictMath.cos(angle)};
    }

    @Override
    double[] factor(double[] c) {
      return c;
    }
  },
  /** s_1, a, s_2: holds s_2. */
  SLOPE {
    @Override
    double[] of(double s1, double s2, double angle) {
      return new double[] {s1, angle, s2};
    }

    @Override
    double[] factor(double[] c) {
      return INTERCEPT.of(c[0], c[2], c[1]);
    }
  },
  /** Roots of s_1 and s_2, so that these stay positive, about a: holds the correlation. */
  CORRELATION {
    @Override
    double[] of(double s1, double s2, double angle) {
      return new double[] {StrictMath.sqrt(s1), angle, StrictMath.sqrt(s2)};
    }

    @Override
    double[] factor(double[] c) {
      return INTERCEPT.of(c[0] * c[0], c[2] * c[2], c[1]);
    }
  };

  /** The three coordinates. */
  abstract double[] of(double s1, double s2, double angle);

  /** The Cholesky factor of the covariance, column by column. */
  abstract double[] factor(double[] coordinates);
}

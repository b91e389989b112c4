package org.matimpact.statistics.multilevel;

/**
 * The minimum of a convex quadratic g's + s'Hs/2 in one or two unknowns under t + s >= 0, by trying
 * each choice of unknowns that lie on the boundary.
 *
 * @param step the move from t
 * @param decrease by how much the quadratic falls, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // one or two numbers; compared by content nowhere
record BoxStep(double[] step, double decrease) {

  /** Whether the matrix has a Cholesky factor by a margin. */
  static boolean isConvex(double[][] h) {
    double margin = 1e-10;
    return h[0][0] > 0
        && (h.length == 1
            || (h[1][1] > 0 && h[0][0] * h[1][1] - h[0][1] * h[0][1] > margin * h[0][0] * h[1][1]));
  }

  static BoxStep of(double[] t, double[] g, double[][] h) {
    BoxStep best = of(g, h, new double[t.length]);
    for (double[] step : t.length == 1 ? one(t, g, h) : two(t, g, h)) {
      BoxStep next = of(g, h, step);
      if (isFeasible(t, step) && next.decrease > best.decrease) {
        best = next;
      }
    }
    return best;
  }

  private static double[][] one(double[] t, double[] g, double[][] h) {
    return new double[][] {{-g[0] / h[0][0]}, {-t[0]}};
  }

  private static double[][] two(double[] t, double[] g, double[][] h) {
    double determinant = h[0][0] * h[1][1] - h[0][1] * h[0][1];
    return new double[][] {
      {
        (h[0][1] * g[1] - h[1][1] * g[0]) / determinant,
        (h[0][1] * g[0] - h[0][0] * g[1]) / determinant
      },
      {-t[0], -(g[1] - h[0][1] * t[0]) / h[1][1]},
      {-(g[0] - h[0][1] * t[1]) / h[0][0], -t[1]},
      {-t[0], -t[1]}
    };
  }

  private static boolean isFeasible(double[] t, double[] step) {
    for (int k = 0; k < t.length; k++) {
      if (!(t[k] + step[k] >= 0)) {
        return false;
      }
    }
    return true;
  }

  private static BoxStep of(double[] g, double[][] h, double[] step) {
    double change = 0;
    for (int k = 0; k < step.length; k++) {
      change += g[k] * step[k];
      for (int l = 0; l < step.length; l++) {
        change += step[k] * h[k][l] * step[l] / 2;
      }
    }
    return new BoxStep(step, -change);
  }
}

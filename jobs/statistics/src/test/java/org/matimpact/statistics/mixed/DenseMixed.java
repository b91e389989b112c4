package org.matimpact.statistics.mixed;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.matimpact.statistics.multilevel.Likelihood;

/** The model of {@link RandomTrusts} by its definition, with matrices of all pupils by all. */
final class DenseMixed {

  private final RandomTrusts pupils;
  private final double trustRatio;
  private final RealMatrix x;
  private final RealVector y;
  private final RealMatrix v;
  private final RealMatrix inverse;
  private final RealMatrix m;

  /**
   * Builds V relative to s_e^2.
   *
   * @param theta authority; the three of the slope; school-year; trust
   */
  DenseMixed(RandomTrusts pupils, double[] theta) {
    this.pupils = pupils;
    trustRatio = theta[5] * theta[5];
    x =
        MatrixUtils.createRealMatrix(
                Stream.of(pupils.between, pupils.pupil)
                    .flatMap(Stream::of)
                    .toArray(double[][]::new))
            .transpose();
    y = MatrixUtils.createRealVector(pupils.outcome);
    int n = pupils.outcome.length;
    v = MatrixUtils.createRealIdentityMatrix(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        v.addToEntry(i, j, covariance(theta, i, j));
      }
    }
    inverse = inverse(v);
    m = inverse(x.transposeMultiply(inverse).multiply(x));
  }

  private double covariance(double[] theta, int i, int j) {
    int a = pupils.school[i];
    int b = pupils.school[j];
    double sum = pupils.authorities[a] == pupils.authorities[b] ? theta[0] * theta[0] : 0;
    if (pupils.trusts[a] == pupils.trusts[b]) {
      sum += trustRatio * treated(i) * treated(j);
    }
    if (a == b) {
      double first = theta[1] + theta[2] * pupils.pupil[0][i];
      double second = theta[1] + theta[2] * pupils.pupil[0][j];
      sum += first * second + theta[3] * theta[3] * pupils.pupil[0][i] * pupils.pupil[0][j];
      sum += pupils.year[i] == pupils.year[j] ? theta[4] * theta[4] : 0;
    }
    return sum;
  }

  private double treated(int row) {
    return pupils.between[RandomTrusts.TREATMENT][row];
  }

  private static RealMatrix inverse(RealMatrix matrix) {
    return new LUDecomposition(matrix).getSolver().getInverse();
  }

  double[] coefficients() {
    return m.multiply(x.transposeMultiply(inverse)).operate(y).toArray();
  }

  double variance(int column) {
    return m.getEntry(column, column);
  }

  private RealVector residuals() {
    return y.subtract(x.operate(MatrixUtils.createRealVector(coefficients())));
  }

  double criterion(Likelihood likelihood) {
    boolean restricted = likelihood == Likelihood.REML;
    double r = residuals().dotProduct(inverse.operate(residuals()));
    double n = y.getDimension() - (restricted ? x.getColumnDimension() : 0);
    return Math.log(new LUDecomposition(v).getDeterminant())
        - (restricted ? Math.log(new LUDecomposition(m).getDeterminant()) : 0)
        + n * (1 + Math.log(2 * Math.PI * r / n));
  }

  /** Cov(y, b_k), relative to s_e^2. */
  private RealVector withTrust(int trust) {
    return MatrixUtils.createRealVector(
        IntStream.range(0, y.getDimension())
            .mapToDouble(
                i -> pupils.trusts[pupils.school[i]] == trust ? trustRatio * treated(i) : 0)
            .toArray());
  }

  /** E(b_k | y) with the coefficients estimated. */
  double deviation(int trust) {
    return withTrust(trust).dotProduct(inverse.operate(residuals()));
  }

  /** Var(b_k | y, coefficients), relative to s_e^2. */
  double conditionalVariance(int trust) {
    RealVector c = withTrust(trust);
    return trustRatio - c.dotProduct(inverse.operate(c));
  }

  /** Var(tau^ + b_k^ - tau - b_k) from the moments of both, relative to s_e^2. */
  double predictionVariance(int trust) {
    RealVector pulled = x.transposeMultiply(inverse).operate(withTrust(trust));
    RealVector l = pulled.mapMultiply(-1);
    l.addToEntry(RandomTrusts.TREATMENT, 1);
    return conditionalVariance(trust) + l.dotProduct(m.operate(l));
  }
}

package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** The mixed model by its definition, with matrices of all pupils by all pupils. */
final class DenseMixedModel {

  private final RandomPupils pupils;
  private final RealMatrix x;
  private final RealMatrix y;
  private final RealMatrix v;
  private final RealMatrix w;
  private final RealMatrix m;

  DenseMixedModel(RandomPupils pupils, VarianceRatios ratios, double[] weights) {
    this.pupils = pupils;
    int n = pupils.outcome.length;
    x = MatrixUtils.createRealMatrix(pupils.columns()).transpose();
    y = MatrixUtils.createColumnRealMatrix(pupils.outcome);
    v = MatrixUtils.createRealIdentityMatrix(n);
    double[] root = new double[n];
    for (int i = 0; i < n; i++) {
      root[i] = Math.sqrt(weights[pupils.school[i]]);
      for (int j = 0; j < n; j++) {
        if (pupils.school[i] == pupils.school[j]) {
          double year = pupils.year[i] == pupils.year[j] ? ratios.schoolYear() : 0;
          v.addToEntry(i, j, ratios.school() + year);
        }
      }
    }
    RealMatrix r = MatrixUtils.createRealDiagonalMatrix(root);
    w = r.multiply(inverse(v)).multiply(r);
    m = inverse(x.transposeMultiply(w).multiply(x));
  }

  private static RealMatrix inverse(RealMatrix matrix) {
    return new LUDecomposition(matrix).getSolver().getInverse();
  }

  double[] coefficients() {
    return m.multiply(x.transposeMultiply(w)).multiply(y).getColumn(0);
  }

  /** REMLcrit of Bates et al. (2015), equation 41, or -2 log likelihood. */
  double criterion(Likelihood likelihood) {
    RealMatrix e = y.subtract(x.multiply(MatrixUtils.createColumnRealMatrix(coefficients())));
    double r = e.transposeMultiply(w).multiply(e).getEntry(0, 0);
    boolean restricted = likelihood == Likelihood.REML;
    double n = y.getRowDimension() - (restricted ? x.getColumnDimension() : 0);
    return Math.log(new LUDecomposition(v).getDeterminant())
        - (restricted ? Math.log(new LUDecomposition(m).getDeterminant()) : 0)
        + n * (1 + Math.log(2 * Math.PI * r / n));
  }

  /** Adds an effect of a column, shared by the schools of a cluster, to the working covariance. */
  DenseMixedModel withSharedEffect(int column, double ratio, int[] clusters) {
    for (int i = 0; i < pupils.outcome.length; i++) {
      for (int j = 0; j < pupils.outcome.length; j++) {
        if (clusters[pupils.school[i]] == clusters[pupils.school[j]]) {
          v.addToEntry(i, j, ratio * x.getEntry(i, column) * x.getEntry(j, column));
        }
      }
    }
    return this;
  }

  /** Standard error and degrees of freedom of CR2. */
  double[] cr2(int[] clusters, int column) {
    int n = y.getRowDimension();
    int[] code = Arrays.stream(pupils.school).map(j -> clusters[j]).toArray();
    int[] codes = Arrays.stream(code).distinct().toArray();
    RealMatrix hat = x.multiply(m).multiplyTransposed(x).multiply(w);
    RealMatrix residualMaker = MatrixUtils.createRealIdentityMatrix(n).subtract(hat);
    RealMatrix covariance = residualMaker.multiply(v).multiplyTransposed(residualMaker);
    double[] influence = w.multiply(x).multiply(m).getColumn(column);
    RealMatrix l = MatrixUtils.createRealMatrix(n, codes.length);
    for (int g = 0; g < codes.length; g++) {
      int c = codes[g];
      int[] rows = IntStream.range(0, n).filter(i -> code[i] == c).toArray();
      RealMatrix d = power(v.getSubMatrix(rows, rows), 0.5);
      RealMatrix b = covariance.getSubMatrix(rows, rows);
      RealMatrix a = d.multiply(power(d.multiply(b).multiply(d), -0.5)).multiply(d);
      double[] adjusted = a.operate(IntStream.of(rows).mapToDouble(i -> influence[i]).toArray());
      for (int i = 0; i < rows.length; i++) {
        l.setEntry(rows[i], g, adjusted[i]);
      }
    }
    RealMatrix scores = l.transposeMultiply(residualMaker.multiply(y));
    RealMatrix p = l.transposeMultiply(covariance).multiply(l);
    double trace = p.getTrace();
    double norm = p.getFrobeniusNorm();
    return new double[] {scores.getFrobeniusNorm(), trace * trace / (norm * norm)};
  }

  private static RealMatrix power(RealMatrix matrix, double exponent) {
    RealMatrix even = matrix.add(matrix.transpose()).scalarMultiply(0.5);
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(even);
    double[] powers =
        Arrays.stream(eigen.getEigenvalues())
            .map(value -> value > 1e-12 ? Math.pow(value, exponent) : 0)
            .toArray();
    RealMatrix vectors = eigen.getV();
    return vectors
        .multiply(MatrixUtils.createRealDiagonalMatrix(powers))
        .multiplyTransposed(vectors);
  }
}

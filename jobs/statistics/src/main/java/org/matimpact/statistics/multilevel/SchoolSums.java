package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.Vectors;

/**
 * The sums over schools that the criterion and its derivatives need at one point of the variance
 * ratios (t_u, t_v), by w = (x, y) in the orthonormal basis.
 *
 * <p>V = I + t_v Z_v Z_v' + t_u Z_u Z_u', relative to s_e^2. With c_g = sqrt(n_g) times the means
 * of school-year g, d_g = 1 / (1 + n_g t_v), k_g = n_g d_g, K the sum of k_g over the school and S
 * the sum of d_g sqrt(n_g) c_g (Sherman &amp; Morrison, school by school):
 *
 * <pre>
 * w'V^-1 w = within + sum d_g c_g c_g' - sum kappa S S',   kappa = t_u / (1 + t_u K)
 * log |V| = sum log(1 + n_g t_v) + sum log(1 + t_u K)
 * Z_v'V^-1 w has the rows h_g = d_g sqrt(n_g) c_g - kappa k_g S, Z_u'V^-1 w the rows S / (1 + t_u K)
 * Z_v'V^-1 Z_v = diag(k) - kappa k k', Z_v'V^-1 Z_u = k / (1 + t_u K), Z_u'V^-1 Z_u = K / (1 + t_u K)
 * </pre>
 */
final class SchoolSums {

  private static final int U = 0;
  private static final int V = 1;
  private static final int MIXED = 2;

  private final OrthonormalDesign design;
  private final boolean years;

  /** w'V^-1 w without the within part. */
  private final OuterProducts products;

  /** w'V^-1 Z Z'V^-1 w for u and v. */
  private final OuterProducts[] first;

  /** w'V^-1 Z_k Z_k'V^-1 Z_l Z_l'V^-1 w for uu, vv and uv, the last made symmetric. */
  private final OuterProducts[] second;

  private final double[] schoolRow;
  private final double[] yearRow;
  private final double[] weightedRow;
  private final double[] mixedRow;

  private double logDeterminant;
  private final double[] trace = new double[2];
  private final double[] squaredTrace = new double[3];

  SchoolSums(OrthonormalDesign design, boolean years) {
    this.design = design;
    this.years = years;
    int size = design.rank() + 1;
    products = new OuterProducts(size);
    first = new OuterProducts[] {new OuterProducts(size), new OuterProducts(size)};
    second =
        new OuterProducts[] {
          new OuterProducts(size), new OuterProducts(size), new OuterProducts(size)
        };
    schoolRow = new double[size];
    yearRow = new double[size];
    weightedRow = new double[size];
    mixedRow = new double[size];
  }

  void evaluate(double school, double schoolYear) {
    clear();
    int[] starts = design.starts();
    for (int j = 0; j + 1 < starts.length; j++) {
      addSchool(starts[j], starts[j + 1], school, schoolYear);
    }
  }

  private void clear() {
    products.clear();
    for (int i = 0; i < first.length; i++) {
      first[i].clear();
      trace[i] = 0;
    }
    for (int i = 0; i < second.length; i++) {
      second[i].clear();
      squaredTrace[i] = 0;
    }
    logDeterminant = 0;
  }

  private void addSchool(int from, int to, double school, double schoolYear) {
    double sumK = 0;
    Arrays.fill(schoolRow, 0);
    for (int g = from; g < to; g++) {
      double n = design.pupils()[g];
      double d = 1 / (1 + n * schoolYear);
      sumK += n * d;
      products.add(design.rows()[g], d);
      Vectors.addMultiple(schoolRow, d * StrictMath.sqrt(n), design.rows()[g]);
      logDeterminant += StrictMath.log1p(n * schoolYear);
    }
    double shrink = 1 / (1 + school * sumK);
    double kappa = school * shrink;
    logDeterminant += StrictMath.log1p(school * sumK);
    products.add(schoolRow, -kappa);
    first[U].add(schoolRow, shrink * shrink);
    second[U].add(schoolRow, sumK * shrink * shrink * shrink);
    trace[U] += sumK * shrink;
    squaredTrace[U] += sumK * shrink * (sumK * shrink);
    if (years) {
      addYears(from, to, schoolYear, kappa, shrink);
    }
  }

  private void addYears(int from, int to, double schoolYear, double kappa, double shrink) {
    double squares = 0;
    double cubes = 0;
    Arrays.fill(weightedRow, 0);
    for (int g = from; g < to; g++) {
      double n = design.pupils()[g];
      double d = 1 / (1 + n * schoolYear);
      double k = n * d;
      setYearRow(design.rows()[g], d * StrictMath.sqrt(n), kappa * k);
      first[V].add(yearRow, 1);
      second[V].add(yearRow, k);
      Vectors.addMultiple(weightedRow, k, yearRow);
      trace[V] += k - kappa * k * k;
      squares += k * k;
      cubes += k * k * k;
    }
    second[V].add(weightedRow, -kappa);
    addMixed(shrink);
    squaredTrace[V] += squares - 2 * kappa * cubes + kappa * squares * (kappa * squares);
    squaredTrace[MIXED] += squares * (shrink * shrink);
  }

  private void setYearRow(double[] row, double factor, double schoolFactor) {
    for (int i = 0; i < yearRow.length; i++) {
      yearRow[i] = factor * row[i] - schoolFactor * schoolRow[i];
    }
  }

  /** (g s' + s g') / 2 = ((g + s)(g + s)' - (g - s)(g - s)') / 4. */
  private void addMixed(double shrink) {
    double factor = shrink * shrink / 4;
    for (int sign = 1; sign >= -1; sign -= 2) {
      for (int i = 0; i < mixedRow.length; i++) {
        mixedRow[i] = weightedRow[i] + sign * schoolRow[i];
      }
      second[MIXED].add(mixedRow, sign * factor);
    }
  }

  /** w'V^-1 w without the within part; valid until the next evaluation. */
  double[][] products() {
    return products.sum();
  }

  /** w'V^-1 Z_k Z_k'V^-1 w. */
  double[][] first(int k) {
    return first[k].sum();
  }

  /** w'V^-1 Z_k Z_k'V^-1 Z_l Z_l'V^-1 w. */
  double[][] second(int k, int l) {
    return second[k == l ? k : MIXED].sum();
  }

  /** log |V|. */
  double logDeterminant() {
    return logDeterminant;
  }

  /** The trace of Z_k'V^-1 Z_k. */
  double trace(int k) {
    return trace[k];
  }

  /** The sum of squares of Z_k'V^-1 Z_l. */
  double squaredTrace(int k, int l) {
    return squaredTrace[k == l ? k : MIXED];
  }
}

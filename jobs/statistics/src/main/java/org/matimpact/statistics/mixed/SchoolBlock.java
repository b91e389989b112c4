package org.matimpact.statistics.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.OrthonormalDesign;
import org.matimpact.statistics.multilevel.SchoolYear;

/**
 * School-years and schools eliminated in closed form.
 *
 * <p>Let V_v = I + t_v Z_v Z_v' and S the school's columns: ones, and the slope's column if there
 * is one. A school-year of n pupils counts with d = 1 / (1 + n t_v), and with Lambda the Cholesky
 * factor of the effects' covariance relative to s_e^2, per school,
 *
 * <pre>
 * a'V^-1 b = a'V_v^-1 b - Y_a'Y_b,   Y = L^-1 Lambda' S'V_v^-1 (.),   LL' = I + Lambda'S'V_v^-1 S Lambda
 * log |V| = sum log(1 + n t_v) + sum log |LL'|
 * </pre>
 */
final class SchoolBlock {

  private final OrthonormalDesign design;
  private final int size;
  private final int width;

  /** Of each school-year: sqrt(n) times the means of w, then of each grouped term's column. */
  private final double[][] rows;

  /** Means of the slope's column. */
  private final double[] slopeMeans;

  /** Products of the slope's deviations with themselves, and with the columns of {@link #rows}. */
  private final double[] slopeSquares;

  private final double[][] slopeProducts;

  SchoolBlock(OrthonormalDesign design, TermLayout layout) {
    this.design = design;
    size = layout.schoolEffects();
    List<SchoolYear> groups = design.data().groups();
    width = design.rank() + 1;
    rows = new double[groups.size()][];
    slopeMeans = new double[rows.length];
    slopeSquares = new double[rows.length];
    slopeProducts = new double[rows.length][];
    for (int g = 0; g < rows.length; g++) {
      SchoolYear group = groups.get(g);
      rows[g] = Arrays.copyOf(design.rows()[g], width + layout.levels().size());
      for (int a = 0; a < layout.levels().size(); a++) {
        double load = layout.levels().get(a).load(group);
        rows[g][width + a] = load * StrictMath.sqrt(group.pupils());
      }
      if (size == 2) {
        setSlope(g, group, layout.slopeColumn());
      }
    }
  }

  private void setSlope(int g, SchoolYear group, int column) {
    slopeProducts[g] = new double[rows[g].length];
    int between = group.between().length;
    if (column < between) {
      slopeMeans[g] = group.between()[column];
      return;
    }
    int x = column - between;
    double[] products = products(group, x);
    slopeMeans[g] = group.means()[x];
    slopeSquares[g] = products[x];
    System.arraycopy(design.turned(products), 0, slopeProducts[g], 0, width);
  }

  /** The row of the within products that belongs to a pupil column. */
  private static double[] products(SchoolYear group, int x) {
    int count = group.means().length;
    double[] row = new double[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i; j < count; j++, at++) {
        if (i == x) {
          row[j] = group.within()[at];
        } else if (j == x) {
          row[i] = group.within()[at];
        }
      }
    }
    return row;
  }

  /** Adds school-years with their weights d, before schools are eliminated. */
  void addSchoolYears(UpperLevels target, double yearRatio) {
    for (int g = 0; g < rows.length; g++) {
      int school = design.data().groups().get(g).school();
      target.add(school, rows[g], weight(g, yearRatio));
    }
  }

  private double weight(int g, double yearRatio) {
    return 1 / (1 + design.pupils()[g] * yearRatio);
  }

  /** S'V_v^-1 S and S'V_v^-1 of the columns, of one school. */
  @SuppressWarnings("ArrayRecordComponent") // sums of one school; compared by content nowhere
  record Sums(int school, double[][] own, double[][] rows) {}

  /** The sums of every school, in order; none without school effects. */
  List<Sums> sums(double yearRatio) {
    int[] starts = design.starts();
    return size == 0
        ? List.of()
        : IntStream.range(0, starts.length - 1)
            .mapToObj(j -> sums(starts[j], starts[j + 1], yearRatio))
            .toList();
  }

  private Sums sums(int from, int to, double yearRatio) {
    double[][] own = new double[size][size];
    double[][] sums = new double[size][rows[from].length];
    for (int g = from; g < to; g++) {
      double n = design.pupils()[g];
      double d = weight(g, yearRatio);
      double root = d * StrictMath.sqrt(n);
      own[0][0] += d * n;
      Vectors.addMultiple(sums[0], root, rows[g]);
      if (size == 2) {
        own[1][0] += d * n * slopeMeans[g];
        own[1][1] += d * n * slopeMeans[g] * slopeMeans[g] + slopeSquares[g];
        Vectors.addMultiple(sums[1], root * slopeMeans[g], rows[g]);
        Vectors.addMultiple(sums[1], 1, slopeProducts[g]);
      }
    }
    return new Sums(design.data().groups().get(from).school(), own, sums);
  }

  /** The largest sum of squares of each of the school's columns in a school. */
  double[] largestSquares() {
    double[] largest = new double[size];
    for (Sums sums : sums(0)) {
      for (int i = 0; i < size; i++) {
        largest[i] = StrictMath.max(largest[i], sums.own[i][i]);
      }
    }
    return largest;
  }

  /** The school-years' part of log |V|. */
  double logDeterminantOfYears(double yearRatio) {
    double logs = 0;
    for (double n : design.pupils()) {
      logs += StrictMath.log1p(n * yearRatio);
    }
    return logs;
  }

  /**
   * Subtracts what the effects of a school take.
   *
   * @param lambda lower triangle, of size 1 or 2
   * @return the school's part of log |V|
   */
  static double eliminate(UpperLevels target, double[][] lambda, Sums sums) {
    int size = lambda.length;
    double[][] pulled = new double[size][sums.rows[0].length];
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = i; k < size; k++) {
        Vectors.addMultiple(pulled[i], lambda[k][i], sums.rows[k]);
      }
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = form(lambda, sums.own, i, j) + (i == j ? 1 : 0);
      }
    }
    Cholesky cholesky = Cholesky.of(matrix, 0);
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        Vectors.addMultiple(pulled[i], -cholesky.lower()[i][k], pulled[k]);
      }
      Vectors.scale(pulled[i], 1 / cholesky.lower()[i][i]);
      target.add(sums.school, pulled[i], -1);
    }
    return cholesky.logDeterminant(size);
  }

  /** Entry (i, j) of Lambda' A Lambda, A by its lower triangle. */
  private static double form(double[][] lambda, double[][] a, int i, int j) {
    double sum = 0;
    for (int k = i; k < lambda.length; k++) {
      for (int m = j; m < lambda.length; m++) {
        sum += lambda[k][i] * a[Math.max(k, m)][Math.min(k, m)] * lambda[m][j];
      }
    }
    return sum;
  }
}

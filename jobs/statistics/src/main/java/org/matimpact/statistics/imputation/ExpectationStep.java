package org.matimpact.statistics.imputation;

import java.util.Map;
import java.util.TreeMap;
import org.matimpact.statistics.linear.Vectors;

/**
 * One step of {@link TwoLevelNormalFit}: expected sums of the complete data under a model, then the
 * model that they make most likely.
 *
 * <p>With e = z - mean - b and T the expected sum of e_O e_O' over the n units of a pattern, the
 * missing part adds beta T and beta T beta' + n Sigma_M|O, beta the slopes of the pattern: e_M =
 * beta e_O + noise, whatever b is.
 */
final class ExpectationStep {

  private static final double RIDGE = 1e-10;

  private final TwoLevelNormal model;
  private final Patterns patterns;
  private final double[][] betweenRoot;
  private final int q;
  private final Map<Long, WeightedSums> byPattern = new TreeMap<>();
  private final WeightedSums[][] byPeriod;
  private final WeightedSums[] effects;

  ExpectationStep(TwoLevelNormal model) {
    this.model = model;
    this.q = model.columns();
    patterns = new Patterns(model.within());
    betweenRoot = GroupEffect.betweenRoot(model);
    int strata = model.means().length;
    effects = new WeightedSums[strata];
    byPeriod = new WeightedSums[strata][model.means()[0].length];
    for (int stratum = 0; stratum < strata; stratum++) {
      effects[stratum] = new WeightedSums(q);
      for (int period = 0; period < byPeriod[stratum].length; period++) {
        byPeriod[stratum][period] = new WeightedSums(q);
      }
    }
  }

  /** A total weight, a weighted sum of vectors and one of their products. */
  private static final class WeightedSums {
    private final double[] sum;
    private final double[][] products;
    private double weight;

    private WeightedSums(int q) {
      sum = new double[q];
      products = new double[q][q];
    }

    /** Takes the square of the sum, over the weight, off a matrix. */
    private void takeSquareOff(double[][] matrix) {
      for (int i = 0; i < sum.length; i++) {
        Vectors.addMultiple(matrix[i], -sum[i] / weight, sum);
      }
    }
  }

  /** Adds a group. */
  void add(GroupSums group, double weight) {
    GroupEffect effect = GroupEffect.of(group, model, patterns, betweenRoot);
    double[][] variance = effect.variance();
    WeightedSums stratum = effects[group.stratum()];
    stratum.weight += weight;
    Vectors.addMultiple(stratum.sum, weight, effect.mean());
    for (int i = 0; i < q; i++) {
      Vectors.addMultiple(stratum.products[i], weight * effect.mean()[i], effect.mean());
      Vectors.addMultiple(stratum.products[i], weight, variance[i]);
    }
    for (PatternSums units : group.patterns()) {
      double[] centre = model.means()[group.stratum()][units.period()].clone();
      Vectors.addMultiple(centre, 1, effect.mean());
      double[] residual = units.from(centre);
      addSquares(units, weight, variance, centre, residual);
      patterns.of(units.missing()).predict(residual);
      WeightedSums period = byPeriod[group.stratum()][units.period()];
      period.weight += weight * units.count();
      Vectors.addMultiple(period.sum, weight, residual);
    }
  }

  /**
   * Adds to T, upper triangle: sum of (z - c)(z - c)', c the centre, and n times the effect's V.
   */
  private void addSquares(
      PatternSums units, double weight, double[][] variance, double[] centre, double[] residual) {
    WeightedSums pattern =
        byPattern.computeIfAbsent(units.missing(), missing -> new WeightedSums(q));
    pattern.weight += weight * units.count();
    int at = 0;
    for (int i = 0; i < q; i++) {
      double[] products = pattern.products[i];
      for (int j = i; j < q; j++, at++) {
        double square = units.products()[at] - residual[i] * centre[j] - centre[i] * units.sum()[j];
        products[j] += weight * (square + units.count() * variance[i][j]);
      }
    }
  }

  /**
   * The next model.
   *
   * @param scale variance of each column
   */
  TwoLevelNormal maximise(double[] scale) {
    double[][] within = new double[q][q];
    double units = 0;
    for (Map.Entry<Long, WeightedSums> pattern : byPattern.entrySet()) {
      addComplete(within, pattern.getValue(), patterns.of(pattern.getKey()));
      units += pattern.getValue().weight;
    }
    double[][][] means = means(within);
    for (int i = 0; i < q; i++) {
      Vectors.scale(within[i], 1 / units);
      within[i][i] += RIDGE * scale[i];
    }
    return new TwoLevelNormal(means, within, between());
  }

  /** Adds the expected sum of e e' of a pattern. */
  private static void addComplete(
      double[][] sum, WeightedSums pattern, PatternRegression regression) {
    int[] observed = regression.observed();
    int[] missing = regression.missing();
    double[][] cross = new double[missing.length][observed.length];
    for (int a = 0; a < observed.length; a++) {
      for (int b = 0; b < observed.length; b++) {
        double square =
            pattern.products[observed[StrictMath.min(a, b)]][observed[StrictMath.max(a, b)]];
        sum[observed[a]][observed[b]] += square;
        for (int m = 0; m < missing.length; m++) {
          cross[m][b] += regression.slopes()[m][a] * square;
        }
      }
    }
    for (int m = 0; m < missing.length; m++) {
      for (int b = 0; b < observed.length; b++) {
        sum[missing[m]][observed[b]] += cross[m][b];
        sum[observed[b]][missing[m]] += cross[m][b];
      }
      for (int k = 0; k < missing.length; k++) {
        sum[missing[m]][missing[k]] +=
            Vectors.dot(cross[m], regression.slopes()[k])
                + pattern.weight * regression.left()[m][k];
      }
    }
  }

  /**
   * The means moved by the mean residual of their units and the mean effect of their stratum; what
   * the first explains is taken off the sum of squares within.
   */
  private double[][][] means(double[][] within) {
    double[][][] means = new double[effects.length][byPeriod[0].length][];
    for (int stratum = 0; stratum < means.length; stratum++) {
      for (int period = 0; period < means[stratum].length; period++) {
        double[] mean = model.means()[stratum][period].clone();
        WeightedSums units = byPeriod[stratum][period];
        if (units.weight > 0) {
          Vectors.addMultiple(mean, 1 / units.weight, units.sum);
          Vectors.addMultiple(mean, 1 / effects[stratum].weight, effects[stratum].sum);
          units.takeSquareOff(within);
        }
        means[stratum][period] = mean;
      }
    }
    return means;
  }

  private double[][] between() {
    double[][] between = new double[q][q];
    double weight = 0;
    for (WeightedSums stratum : effects) {
      if (stratum.weight > 0) {
        weight += stratum.weight;
        for (int i = 0; i < q; i++) {
          Vectors.addMultiple(between[i], 1, stratum.products[i]);
        }
        stratum.takeSquareOff(between);
      }
    }
    for (double[] row : between) {
      Vectors.scale(row, 1 / weight);
    }
    return between;
  }
}

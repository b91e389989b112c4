package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/** A fitted {@link LogisticMixedModel}. Columns are counted as given, aliased ones included. */
public final class LogisticMixedFit {

  private final BinomialRows rows;
  private final GroupedRows data;
  private final LaplacePoint point;
  private final int steps;
  private final double[] coefficients;

  LogisticMixedFit(BinomialRows rows, GroupedRows data, LaplaceSearch.Minimum minimum) {
    this.rows = rows;
    this.data = data;
    point = minimum.point();
    steps = minimum.steps();
    double[] kept = data.qr().solve(Arrays.copyOf(point.parameters(), data.rank()));
    coefficients = new double[rows.columns().columns()];
    Arrays.fill(coefficients, Double.NaN);
    for (int k = 0; k < kept.length; k++) {
      coefficients[data.qr().kept()[k]] = kept[k];
    }
  }

  /**
   * Returns the coefficient of a column, a log odds ratio at equal random intercepts.
   *
   * @throws NotEstimableException if the column depends linearly on earlier ones
   */
  public double coefficient(int column) {
    if (Double.isNaN(coefficients[column])) {
      throw new NotEstimableException(
          Reason.DEPENDENT_COLUMN,
          "Cannot estimate "
              + rows.columns().names().get(column)
              + ": it depends linearly on earlier columns");
    }
    return coefficients[column];
  }

  /** Returns a coefficient per column; NaN for an aliased column. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** Returns the names of the columns that depend linearly on earlier ones and were left out. */
  public List<String> aliased() {
    return IntStream.of(data.qr().dropped()).mapToObj(rows.columns().names()::get).toList();
  }

  /** Returns the standard deviation of the groups' intercepts, on the logit scale. */
  public double groupDeviation() {
    return data.groupScale(point.parameters());
  }

  /** Returns that of the subgroups' intercepts; 0 in a model of one level. */
  public double subgroupDeviation() {
    return data.subgroupScale(point.parameters());
  }

  /** Returns whether a standard deviation of the model is 0. */
  public boolean isSingular() {
    return groupDeviation() == 0 || (data.levels() == 2 && subgroupDeviation() == 0);
  }

  /**
   * Returns minus twice the log-likelihood of the trials one by one: it does not depend on how
   * patterns are gathered in rows. {@code -2 * logLik(glmer)} is less by twice the sum of the logs
   * of the binomial coefficients (n choose y).
   */
  public double criterion() {
    return point.value();
  }

  /** Returns how many steps the search took. */
  public int steps() {
    return steps;
  }

  /** Returns the codes of the groups, ascending. */
  public int[] groups() {
    return data.nesting().codes().clone();
  }

  /** Returns the predicted intercept of each of {@link #groups()}: the mode, shrunken towards 0. */
  public double[] groupEffects() {
    return Arrays.stream(point.modes().group()).map(u -> groupDeviation() * u).toArray();
  }

  /** Returns the predicted intercept of each row, group and subgroup together. */
  public double[] rowEffects() {
    double[] fixed = fixedPredictor();
    double[] effects = linearPredictor();
    for (int row = 0; row < effects.length; row++) {
      effects[row] -= fixed[row];
    }
    return effects;
  }

  /** Returns x'b of each row. */
  public double[] fixedPredictor() {
    return data.nesting().unsorted(data.predictor(point.parameters()));
  }

  /** Returns x'b plus the predicted intercepts, for each row. */
  public double[] linearPredictor() {
    return data.nesting().unsorted(point.modes().eta());
  }

  /**
   * Computes standard errors: apart from the fit, since they take as long and not every use needs
   * them.
   */
  public LogisticInference inference() {
    return LogisticInference.of(this);
  }

  BinomialRows rows() {
    return rows;
  }

  GroupedRows data() {
    return data;
  }

  LaplacePoint point() {
    return point;
  }
}

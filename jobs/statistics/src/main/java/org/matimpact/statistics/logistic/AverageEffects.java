package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/**
 * Average effects of treatment in percentage points, by g-computation (Robins 1986, Mathematical
 * Modelling 7, 1393-1512; Snowden, Rose &amp; Mortimer 2011, American Journal of Epidemiology 173,
 * 731-738): the model's probability for each row with treatment and without, averaged with weights.
 * Weighted to the treated it is the effect on the treated.
 *
 * <p>{@link #populationAveraged}, <b>the headline</b>, averages the probability over the normal
 * intercepts, E p(x'b + Z sqrt(s^2 + t^2)): the effect on pupils like the treated in schools drawn
 * from the population of schools. It does not use the predicted intercepts, which are shrunken (so
 * that probabilities vary less between schools than they do) and of which those of treated schools
 * carry what treatment does beyond its mean; its standard error counts the uncertainty of the
 * standard deviations; and it is the number that a linear probability model estimates too.
 *
 * <p>{@link #atModes} holds each row's own predicted intercept: the effect on these schools as they
 * are. Its standard error takes the intercepts as known, as R's {@code marginaleffects} does.
 */
public final class AverageEffects {

  private static final double PERCENT = 100;

  private final LogisticInference inference;
  private final Counterfactuals rows;
  private final double sum;

  /**
   * Prepares.
   *
   * @param rows as many as the fit has, in the same order
   * @throws IllegalArgumentException if the shape differs from the fit's
   * @throws NotEstimableException if treatment changes a column that depends linearly on earlier
   *     ones
   */
  public AverageEffects(LogisticInference inference, Counterfactuals rows) {
    this.inference = inference;
    this.rows = rows;
    sum = Vectors.sum(rows.weights());
    check();
  }

  private void check() {
    LogisticMixedFit fit = inference.fit();
    ModelMatrix given = fit.rows().columns();
    if (rows.treated().rows() != given.rows() || rows.treated().columns() != given.columns()) {
      throw new IllegalArgumentException(
          "Cannot average effects: the rows or columns are not as many as in the fit");
    }
    for (int column : fit.data().qr().dropped()) {
      if (!Arrays.equals(rows.treated().column(column), rows.untreated().column(column))) {
        throw new NotEstimableException(
            Reason.DEPENDENT_COLUMN,
            "Cannot average effects: "
                + given.names().get(column)
                + " depends linearly on earlier columns");
      }
    }
  }

  /** Returns the effect averaged over the random intercepts. */
  public AverageEffect populationAveraged() {
    double s = inference.fit().groupDeviation();
    double t = inference.fit().subgroupDeviation();
    double tau = StrictMath.sqrt(s * s + t * t);
    double[] none = new double[rows.weights().length];
    Side treated = side(rows.treated(), none, tau);
    Side untreated = side(rows.untreated(), none, tau);
    double change = tau > 0 ? (treated.deviationSlope - untreated.deviationSlope) / tau : 0;
    return effect(treated, untreated, change * s, change * t);
  }

  /** Returns the effect at the predicted random intercepts. */
  public AverageEffect atModes() {
    double[] effects = inference.fit().rowEffects();
    return effect(side(rows.treated(), effects, 0), side(rows.untreated(), effects, 0), 0, 0);
  }

  private AverageEffect effect(Side treated, Side untreated, double byGroup, double bySubgroup) {
    double[] slopes = treated.slopes.clone();
    Vectors.addMultiple(slopes, -1, untreated.slopes);
    double[] deviations = Arrays.copyOf(new double[] {byGroup, bySubgroup}, levels());
    return new AverageEffect(
        PERCENT * (treated.mean - untreated.mean),
        PERCENT * inference.standardError(slopes, deviations),
        PERCENT * treated.mean,
        PERCENT * untreated.mean);
  }

  private int levels() {
    return inference.fit().data().levels();
  }

  /** The mean probability of one side with its derivatives by coefficients and by tau. */
  @SuppressWarnings("ArrayRecordComponent") // passed once, inside this class
  private record Side(double mean, double[] slopes, double deviationSlope) {}

  private Side side(ModelMatrix x, double[] offset, double tau) {
    double[] eta = predictor(x, offset);
    double mean = 0;
    double deviationSlope = 0;
    double[] slopes = new double[eta.length];
    for (int row = 0; row < eta.length; row++) {
      double share = rows.weights()[row] / sum;
      if (share > 0) {
        NormalMean.Value value = NormalMean.of(eta[row], tau);
        mean += share * value.value();
        deviationSlope += share * value.deviationSlope();
        slopes[row] = share * value.slope();
      }
    }
    return new Side(mean, columnSums(x, slopes), deviationSlope);
  }

  private double[] predictor(ModelMatrix x, double[] offset) {
    double[] eta = offset.clone();
    for (int column : inference.fit().data().qr().kept()) {
      Vectors.addMultiple(eta, inference.fit().coefficient(column), x.column(column));
    }
    return eta;
  }

  private static double[] columnSums(ModelMatrix x, double[] factor) {
    return IntStream.range(0, x.columns())
        .mapToDouble(column -> Vectors.dot(factor, x.column(column)))
        .toArray();
  }
}

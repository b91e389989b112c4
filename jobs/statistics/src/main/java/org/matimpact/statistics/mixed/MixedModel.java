package org.matimpact.statistics.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.multilevel.DependentColumns;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.OrthonormalDesign;
import org.matimpact.statistics.multilevel.SchoolYears;

/**
 * The linear mixed model of pupils,
 *
 * <pre>y = X b + sum over terms of Z_k u_k + e,</pre>
 *
 * effects u_k of schools (with or without a slope), school-years and groups of schools, normal and
 * independent between terms, from the cross-products of school-years alone. Equals R's {@code
 * lme4::lmer} (Bates, Maechler, Bolker &amp; Walker 2015, Journal of Statistical Software 67(1)).
 * Trusts' effects on their treated schools are {@code (1|school) + (0 + T|trust)}: the coefficient
 * of T is their mean, the standard deviation of the term the spread between trusts.
 *
 * <p>Schools are eliminated one by one and one grouped term group by group; what remains is a dense
 * system of the other grouped terms' levels and the columns. The search is in lme4's theta, without
 * a boundary (see {@link NewtonSearch}). A standard deviation estimated as 0 is said by {@link
 * MixedFit#isSingular()}, and the fit stands. With few groups a variance is poorly known: look at
 * its interval.
 */
public final class MixedModel {

  /** A relative standard deviation, by its scale, beyond which the residual counts as 0. */
  private static final double UNBOUNDED = 1e5;

  /** Below, by its scale, a relative standard deviation is 0 but for rounding. */
  private static final double ZERO = 1e-4;

  /** What moving a standard deviation must change, for the data to say anything of it. */
  private static final double SILENT = 1e-8;

  private final MixedCriterion criterion;

  private MixedModel(MixedCriterion criterion) {
    this.criterion = criterion;
  }

  /** Prepares a model, dropping columns that depend linearly on earlier ones. */
  public static MixedModel of(SchoolYears data, List<RandomTerm> terms) {
    return of(data, terms, DependentColumns.DROP);
  }

  /**
   * Prepares a model: everything that does not depend on the variances.
   *
   * @param terms at least one, of schools and of school-years at most one each
   * @throws NotEstimableException if there are too few pupils, schools or groups to tell the
   *     variances apart, the outcome does not vary, or a column depends on earlier ones and is to
   *     be refused
   * @throws IllegalArgumentException if the terms or their codes do not fit the data
   */
  public static MixedModel of(
      SchoolYears data, List<RandomTerm> terms, DependentColumns dependent) {
    TermLayout layout = new TermLayout(data, terms);
    TermChecks.checkCounts(data, layout);
    OrthonormalDesign design = OrthonormalDesign.of(data, dependent);
    TermChecks.checkDesign(design);
    return new MixedModel(new MixedCriterion(design, layout));
  }

  /**
   * Estimates variances and coefficients.
   *
   * @throws NotEstimableException if the data do not determine a variance
   */
  public MixedFit fit(Likelihood likelihood) {
    double[] scales = criterion.scales();
    double[] start = new double[scales.length];
    for (int k = 0; k < start.length; k++) {
      start[k] = criterion.layout().isDiagonal(k) ? scales[k] : 0;
    }
    checkInformation(start, likelihood);
    double[] theta = NewtonSearch.minimise(at -> bounded(at, scales, likelihood), start, scales);
    return at(settled(theta, scales, likelihood), likelihood);
  }

  private double bounded(double[] theta, double[] scales, Likelihood likelihood) {
    for (int k = 0; k < theta.length; k++) {
      if (StrictMath.abs(theta[k]) > UNBOUNDED * scales[k]) {
        throw TermChecks.noVariance("the outcome does not vary between pupils of a group");
      }
    }
    return criterion.profiled(theta, likelihood);
  }

  /** Refuses a variance of which the data say nothing, as with a column for every group. */
  private void checkInformation(double[] start, Likelihood likelihood) {
    double value = criterion.profiled(start, likelihood);
    for (int term = 0; term < criterion.layout().terms().size(); term++) {
      double[] moved = start.clone();
      moved[criterion.layout().start(term)] *= 3;
      if (!(StrictMath.abs(criterion.profiled(moved, likelihood) - value) > SILENT)) {
        throw new NotEstimableException(
            NotEstimableException.Reason.TOO_FEW_GROUPS,
            String.format(
                Locale.ROOT,
                "Cannot estimate the variance of %s: the columns of the design leave no"
                    + " differences between groups",
                criterion.layout().terms().get(term).name()));
      }
    }
  }

  /** Signs made positive, and what is 0 but for rounding set to 0 where nothing speaks against. */
  private double[] settled(double[] theta, double[] scales, Likelihood likelihood) {
    double[] result = criterion.layout().positive(theta);
    for (int k = 0; k < result.length; k++) {
      if (result[k] != 0 && StrictMath.abs(result[k]) < ZERO * scales[k]) {
        double[] without = result.clone();
        without[k] = 0;
        if (criterion.profiled(without, likelihood)
            <= criterion.profiled(result, likelihood) + SILENT) {
          result = without;
        }
      }
    }
    return result;
  }

  /**
   * Evaluates the model at a given theta: what another program found, or a sensitivity.
   *
   * @param theta as R's {@code getME(fit, "theta")}: term after term in the order of this model
   */
  public MixedFit at(double[] theta, Likelihood likelihood) {
    if (theta.length != criterion.layout().parameters()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid theta: %d numbers for %d parameters",
              theta.length,
              criterion.layout().parameters()));
    }
    return new MixedFit(criterion, theta.clone(), likelihood);
  }

  /**
   * Returns the same model without one of its terms; for {@link MixtureTest}.
   *
   * @param term its place, from 0; there must be others
   */
  public MixedModel without(int term) {
    List<RandomTerm> others = new ArrayList<>(criterion.layout().terms());
    others.remove(term);
    return of(criterion.design().data(), others);
  }

  /** A term by its place. */
  RandomTerm term(int place) {
    return criterion.layout().terms().get(place);
  }

  /** Returns the positions of the columns that were dropped, ascending. */
  public int[] dropped() {
    return criterion.design().qr().dropped().clone();
  }
}

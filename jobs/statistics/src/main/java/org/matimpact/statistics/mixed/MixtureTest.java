package org.matimpact.statistics.mixed;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.matimpact.statistics.multilevel.Likelihood;

/**
 * The likelihood-ratio test of a term's variance being 0, which lies on the boundary: the statistic
 * is 0 half of the time and chi-square with one degree of freedom the other half (Self &amp; Liang
 * 1987, Journal of the American Statistical Association 82, 605-610; Stram &amp; Lee 1994,
 * Biometrics 50, 1171-1177). With few groups the p-value is somewhat too large (Pinheiro &amp;
 * Bates 2000, Mixed-Effects Models in S and S-PLUS, section 2.4.1).
 *
 * @param statistic the rise of the criterion without the term, 0 or more
 * @param pValue 1 if the statistic is 0
 */
public record MixtureTest(double statistic, double pValue) {

  /** A rise below this is rounding error of two searches. */
  private static final double NOTHING = 1e-8;

  /**
   * Tests a term of one effect: both fits have the same columns, so REML serves.
   *
   * @param model with the term and at least one other
   * @param term its place
   * @throws IllegalArgumentException if it has two effects, intercept and slope: the mixture is
   *     another then
   */
  public static MixtureTest of(MixedModel model, int term, Likelihood likelihood) {
    if (model.term(term) instanceof RandomTerm.SchoolSlope) {
      throw new IllegalArgumentException(
          "Cannot test a term of intercepts and slopes by a mixture for one variance");
    }
    return of(model.fit(likelihood), model.without(term).fit(likelihood));
  }

  /**
   * Tests a term of one effect from two fits at hand.
   *
   * @param with the model with the term
   * @param without the same model without it, by the same likelihood
   */
  public static MixtureTest of(MixedFit with, MixedFit without) {
    double rise = without.criterion() - with.criterion();
    if (!(rise > NOTHING)) {
      return new MixtureTest(0, 1);
    }
    double tail = 1 - new ChiSquaredDistribution(1).cumulativeProbability(rise);
    return new MixtureTest(rise, tail / 2);
  }
}

package org.matimpact.statistics.propensity;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.statistics.logistic.BinomialRows;
import org.matimpact.statistics.logistic.LogisticMixedFit;
import org.matimpact.statistics.logistic.LogisticMixedModel;
import org.matimpact.statistics.logistic.Logit;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.propensity.RandomInterceptScore.PlainBecause;

/**
 * A propensity score with a normal random intercept for each group of units, such as the local
 * authorities or regions of schools: what every school of an authority shares, measured or not, is
 * part of the score (Arpino &amp; Mealli 2011, Computational Statistics &amp; Data Analysis 55,
 * 1770-1780; Li, Zaslavsky &amp; Landrum 2013, Statistics in Medicine 32, 3373-3387).
 *
 * <pre>
 * logit P(treated) = x'b + s u_j,   u_j ~ N(0, 1)
 * </pre>
 *
 * by {@link LogisticMixedModel}; the score is x'b plus the predicted intercept of the unit's group.
 *
 * <p>Small groups: the intercept is shrunken towards 0, the more the fewer units a group has. A
 * group of one arm only has a finite intercept, so that its units keep a score and may be matched
 * to units of other groups, where a fixed effect would be infinite and lose them; such groups are
 * counted. Where few groups have both arms, the intercepts' normal shape and not the data decides
 * how far the arms lie apart; a deviation above 5 or so says that.
 *
 * <p>Where a random intercept says nothing (one group, or a variance of 0), the likelihood has no
 * maximum (columns, alone or with groups, separate the arms) or the search for it does not end, the
 * score is that of {@link LogisticRegression}, and the result says which.
 */
public final class RandomInterceptPropensity {

  private RandomInterceptPropensity() {}

  /**
   * Fits by maximum likelihood under Laplace's approximation.
   *
   * @param x the design matrix, intercept included
   * @param treated the arm of each row
   * @param groups the group of each row
   * @throws IllegalArgumentException if the lengths differ or an arm is empty
   */
  public static RandomInterceptScore fit(
      ModelMatrix x, boolean[] treated, CategoricalCovariate groups) {
    PropensityModel plain = LogisticRegression.fit(x, treated);
    int[] codes = codes(groups, treated.length);
    int count = groups.levels().size();
    int oneArm = oneArm(codes, treated, count);
    if (!plain.separated().isEmpty()) {
      return RandomInterceptScore.plain(plain, count, oneArm, PlainBecause.SEPARATION);
    }
    if (count < 2 || count == treated.length) {
      return RandomInterceptScore.plain(plain, count, oneArm, PlainBecause.NO_GROUPS);
    }
    try {
      LogisticMixedFit fit = LogisticMixedModel.fit(rows(x, treated, codes));
      return fit.isSingular()
          ? RandomInterceptScore.plain(plain, count, oneArm, PlainBecause.NO_VARIANCE)
          : new RandomInterceptScore(
              model(x, fit), fit.groupDeviation(), count, oneArm, PlainBecause.NOT);
    } catch (NotEstimableException e) {
      return RandomInterceptScore.plain(plain, count, oneArm, because(e.reason()));
    }
  }

  /** No column separates the arms alone here: groups and columns together do. */
  private static PlainBecause because(NotEstimableException.Reason reason) {
    return reason == NotEstimableException.Reason.SEPARATION
        ? PlainBecause.NO_MAXIMUM
        : PlainBecause.NOT_FITTED;
  }

  private static int[] codes(CategoricalCovariate groups, int rows) {
    if (groups.length() != rows) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot fit a propensity score: %d rows of %s, %d of treatment",
              groups.length(),
              groups.name(),
              rows));
    }
    List<String> levels = groups.levels();
    return Arrays.stream(groups.values())
        .mapToInt(value -> Collections.binarySearch(levels, value))
        .toArray();
  }

  private static int oneArm(int[] codes, boolean[] treated, int count) {
    boolean[][] seen = new boolean[2][count];
    for (int row = 0; row < codes.length; row++) {
      seen[treated[row] ? 1 : 0][codes[row]] = true;
    }
    return (int) IntStream.range(0, count).filter(j -> !(seen[0][j] && seen[1][j])).count();
  }

  private static BinomialRows rows(ModelMatrix x, boolean[] treated, int[] codes) {
    int[] one = new int[treated.length];
    Arrays.fill(one, 1);
    int[] successes = IntStream.range(0, one.length).map(row -> treated[row] ? 1 : 0).toArray();
    return BinomialRows.of(x, successes, one, codes);
  }

  private static PropensityModel model(ModelMatrix x, LogisticMixedFit fit) {
    double[] score = fit.linearPredictor();
    return new PropensityModel(
        x.names(),
        fit.coefficients(),
        score,
        Arrays.stream(score).map(Logit::probability).toArray(),
        fit.steps(),
        true,
        fit.criterion(),
        fit.aliased(),
        List.of());
  }
}

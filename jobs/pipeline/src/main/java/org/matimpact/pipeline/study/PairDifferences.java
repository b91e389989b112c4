package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.matched.AbadieImbens;
import org.matimpact.statistics.matched.MatchedEstimate;
import org.matimpact.statistics.matching.MatchedPair;

/**
 * The mean difference between matched treated schools and their comparison schools with the
 * standard error of {@link AbadieImbens}, which knows that a comparison school may be in several
 * sets. A school's outcome is what the headline model leaves of its result when every column but
 * treatment is taken off: matching with regression adjustment, the same slopes in both arms, which
 * does not change the large-sample variance (Abadie &amp; Imbens 2011, Journal of Business &amp;
 * Economic Statistics 29, 1-11).
 *
 * <p>The variance of an outcome given the score comes from the nearest matched school of the same
 * arm, in the same stratum or another. A pair without a result on both sides is left out. The
 * interval is normal: too narrow with few treated schools.
 */
final class PairDifferences {

  /** As R's Matching with {@code Var.calc = 1}: the fewest neighbours are the nearest. */
  private static final int NEIGHBOURS = 1;

  private final MatchedSample sample;
  private final MatchedPairs pairs;
  private final double[] outcome;

  /**
   * Takes the rows of a fit.
   *
   * @param adjusted a row each, the result less what all columns but treatment expect
   */
  PairDifferences(
      MatchedSample sample, MatchedPairs pairs, FittedSchoolYears data, double[] adjusted) {
    this.sample = sample;
    this.pairs = pairs;
    outcome = SchoolValues.of(sample, data, adjusted).means();
  }

  /** The mean difference, or why there is none. */
  InferenceCheck check(EstimandAverage average) {
    double[] score = sample.schools().stream().mapToDouble(MatchedSchool::score).toArray();
    if (average != EstimandAverage.SCHOOL) {
      return none("it counts each treated school once, the headline each pupil");
    }
    if (pairs.treated().length == 0) {
      return none("the design has no pairs of a treated and a comparison school");
    }
    if (Arrays.stream(score).anyMatch(Double::isNaN)) {
      return none("the design has no score on which schools are near");
    }
    List<MatchedPair> whole = whole();
    return whole.isEmpty()
        ? none("no matched pair has results on both sides")
        : check(whole, score);
  }

  private static InferenceCheck none(String reason) {
    return InferenceCheck.none(Check.ABADIE_IMBENS, "does not apply: " + reason);
  }

  /** Pairs as places among the matched schools, where both have a result. */
  private List<MatchedPair> whole() {
    Map<Integer, Integer> places = new HashMap<>();
    for (MatchedSchool school : sample.schools()) {
      places.put(school.row(), places.size());
    }
    return IntStream.range(0, pairs.treated().length)
        .mapToObj(
            pair ->
                new MatchedPair(
                    places.get(pairs.treated()[pair]),
                    places.get(pairs.comparison()[pair]),
                    Double.NaN,
                    1,
                    false))
        .filter(
            pair ->
                !Double.isNaN(outcome[pair.treated()]) && !Double.isNaN(outcome[pair.comparison()]))
        .toList();
  }

  private InferenceCheck check(List<MatchedPair> whole, double[] score) {
    boolean[] treated = new boolean[outcome.length];
    for (int place = 0; place < treated.length; place++) {
      treated[place] = sample.schools().get(place).treated();
    }
    MatchedEstimate matched = AbadieImbens.of(treated, score, outcome, NEIGHBOURS).estimate(whole);
    return InferenceCheck.of(
        Check.ABADIE_IMBENS,
        ContrastEstimate.of(matched.estimate(), matched.standardError(), Double.POSITIVE_INFINITY),
        "the estimate is the mean difference within the sets of "
            + matched.treated()
            + " treated schools of what the model's other columns leave, their slopes taken as"
            + " known; schools of one trust counted as independent: too small where trusts differ");
  }
}

package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/**
 * The standard error of Abadie and Imbens beside an effect. The truth is R's Matching on what lm
 * and lmer leave of the results of the same schools (inference-checks.R): the mean difference to
 * what lmer's search leaves, about 1e-6, and with lm to rounding.
 */
class PairDifferencesTest {

  private static final int TREATED = 16;
  private static final int SCHOOLS = 32;
  private static final int RATIO = 2;
  private static final CheckRules ALONE = new CheckRules(List.of(Check.ABADIE_IMBENS), 1, 99);

  private final MadeUpStudy study = new MadeUpStudy();
  private final StudyPhase phase = study.phase();
  private final double[] z = study.bySchool("z");
  private final MatchedPairs pairs = pairs();
  private final PupilPanel pupils =
      study.panel("y", List.of("x"), List.of(p -> p.get("x"), p -> p.get("y")));

  /**
   * Each treated school with the two comparison schools nearest in z, which may be in many sets.
   */
  private MatchedPairs pairs() {
    int[] treated = IntStream.range(0, TREATED * RATIO).map(pair -> pair / RATIO).toArray();
    int[] comparison =
        IntStream.range(0, TREATED).flatMap(school -> nearest(school).sorted()).toArray();
    return new MatchedPairs(treated, comparison);
  }

  private IntStream nearest(int school) {
    return IntStream.range(TREATED, SCHOOLS)
        .boxed()
        .sorted(Comparator.comparingDouble(other -> Math.abs(z[other] - z[school])))
        .limit(RATIO)
        .mapToInt(Integer::intValue);
  }

  @Test
  void ofPupilsItIsThatOfMatching() {
    equalsR("pupil_pairs", pupils, 1e-6);
  }

  @Test
  void ofSchoolsItIsThatOfMatching() {
    equalsR("school_pairs", InferenceChecksTest.schools(pupils), 1e-11);
  }

  private void equalsR(String form, Outcome outcome, double tolerance) {
    double[] expected = MadeUpStudy.checks(form).get("abadie_imbens");

    InferenceCheck check = check(outcome, EstimandAverage.SCHOOL, pairs, school -> school);

    assertThat(check.estimate()).isCloseTo(expected[0], within(tolerance));
    assertThat(check.standardError()).isCloseTo(expected[1], within(tolerance));
    assertThat(check.degreesOfFreedom()).isNaN();
    assertThat(check.confidenceHigh() - check.estimate())
        .as("the normal quantile of a 95 %% interval")
        .isCloseTo(1.959964 * check.standardError(), within(1e-6));
    assertThat(check.note()).contains("within the sets of 16 treated schools");
  }

  /** In disjoint pairs the variance is that of their differences, by its definition. */
  @Test
  void ofDisjointPairsItIsTheSpreadOfTheirDifferences() {
    OutcomePanel schools = InferenceChecksTest.schools(pupils);
    int[] first = IntStream.range(0, TREATED).toArray();
    int[] second = IntStream.range(TREATED, SCHOOLS).toArray();

    InferenceCheck check =
        check(
            schools,
            EstimandAverage.SCHOOL,
            new MatchedPairs(first, second),
            school -> weight(school, 1));

    double slope = slopeOfZ(schools);
    double[] differences =
        IntStream.range(0, TREATED)
            .mapToDouble(i -> mean(schools, i) - mean(schools, i + TREATED))
            .toArray();
    for (int i = 0; i < TREATED; i++) {
      differences[i] -= slope * (z[i] - z[i + TREATED]);
    }
    double mean = Arrays.stream(differences).average().orElseThrow();
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    assertThat(check.estimate()).isCloseTo(mean, within(1e-12));
    assertThat(check.standardError()).isCloseTo(Math.sqrt(squares) / TREATED, within(1e-12));
  }

  /** Least squares within arms of a school's mean over both years, since every school has both. */
  private double slopeOfZ(OutcomePanel schools) {
    double[] sums = new double[2];
    for (int arm = 0; arm < 2; arm++) {
      int[] of = IntStream.range(arm * TREATED, (arm + 1) * TREATED).toArray();
      double middle = IntStream.of(of).mapToDouble(i -> z[i]).average().orElseThrow();
      for (int i : of) {
        sums[0] += (z[i] - middle) * mean(schools, i);
        sums[1] += (z[i] - middle) * (z[i] - middle);
      }
    }
    return sums[0] / sums[1];
  }

  private static double mean(OutcomePanel schools, int school) {
    return Arrays.stream(schools.values()[school]).average().orElseThrow();
  }

  @Test
  void aPairWithoutAResultOnBothSidesIsLeftOut() {
    OutcomePanel some = InferenceChecksTest.schools(pupils);
    Arrays.fill(some.values()[3], Double.NaN);

    InferenceCheck check = check(some, EstimandAverage.SCHOOL, pairs, school -> school);

    assertThat(check.note()).contains("within the sets of 15 treated schools");
  }

  @Test
  void whereItDoesNotApplyItSaysWhy() {
    assertThat(check(pupils, EstimandAverage.PUPIL, pairs, school -> school).note())
        .isEqualTo("does not apply: it counts each treated school once, the headline each pupil");
    assertThat(check(pupils, EstimandAverage.SCHOOL, MatchedPairs.NONE, s -> s).note())
        .isEqualTo("does not apply: the design has no pairs of a treated and a comparison school");
    InferenceCheck unscored =
        check(pupils, EstimandAverage.SCHOOL, pairs, school -> scored(school, Double.NaN));
    assertThat(unscored.note())
        .isEqualTo("does not apply: the design has no score on which schools are near");
    assertThat(unscored.applies()).isFalse();
  }

  private InferenceCheck check(
      Outcome outcome,
      EstimandAverage average,
      MatchedPairs matchedPairs,
      UnaryOperator<MatchedSchool> change) {
    List<MatchedSchool> matched =
        study.matched(phase).stream()
            .map(school -> weight(school, weight(school)))
            .map(school -> scored(school, z[school.row()]))
            .map(change)
            .filter(school -> school.weight() > 0)
            .toList();
    EffectEstimator estimator =
        new EffectEstimator(phase, MadeUpStudy.SET, matched, InferenceRules.PLAIN);
    EffectRequest request = new EffectRequest(outcome, MadeUpStudy.YEARS, average, Subgroup.ALL);
    Effect effect = estimator.estimate(request, WildBootstrap.Use.ROW);
    return estimator.checks(request, effect, matchedPairs, ALONE).get(0);
  }

  /** MatchIt's: 1, or the number of sets relative to its mean among the comparison schools used. */
  private double weight(MatchedSchool school) {
    if (school.treated()) {
      return 1;
    }
    double used = Arrays.stream(pairs.comparison()).distinct().count();
    double sets = Arrays.stream(pairs.comparison()).filter(row -> row == school.row()).count();
    return sets * used / pairs.comparison().length;
  }

  private static MatchedSchool weight(MatchedSchool s, double weight) {
    return new MatchedSchool(s.row(), s.treated(), s.score(), weight, s.cluster(), s.matchedSet());
  }

  private static MatchedSchool scored(MatchedSchool s, double score) {
    return new MatchedSchool(s.row(), s.treated(), score, s.weight(), s.cluster(), s.matchedSet());
  }
}

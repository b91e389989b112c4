package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.bootstrap.BootstrapSummary;
import org.matimpact.statistics.bootstrap.ClusterBootstrap;
import org.matimpact.statistics.bootstrap.ClusterResampling;
import org.matimpact.statistics.bootstrap.FixedRatios;
import org.matimpact.statistics.bootstrap.ResampledEstimate;

/**
 * Uncertainty by other methods. The truth is R's lmer, lm and clubSandwich on the pupils
 * themselves, and every choice of signs there (inference-checks.R), to the tolerances of {@link
 * PupilFormTest}; of the bootstrap, whose random numbers R does not have, the library called by
 * itself.
 */
class InferenceChecksTest {

  private static final long SEED = 7;
  private static final int REPLICATES = 199;
  private static final CheckRules EVERY = new CheckRules(List.of(Check.values()), SEED, REPLICATES);

  private final MadeUpStudy study = new MadeUpStudy();
  private final PupilPanel pupils =
      study.panel("y", List.of("x"), List.of(p -> p.get("x"), p -> p.get("y")));

  private OutcomePanel schools() {
    return schools(pupils);
  }

  @Test
  void methodsOnTheFitOfPupilsAreThoseOfR() {
    equalsR("pupil", checks(paired(), pupils));
  }

  @Test
  void methodsOnTheFitOfSchoolsAreThoseOfR() {
    equalsR("school", checks(paired(), schools()));
  }

  private static void equalsR(String form, List<InferenceCheck> checks) {
    Map<String, double[]> truth = MadeUpStudy.checks(form);
    assertThat(truth).hasSize(5);
    for (InferenceCheck check : checks) {
      String method = check.method().name().toLowerCase(Locale.ROOT);
      if (truth.containsKey(method)) {
        double[] actual = {
          check.estimate(), check.standardError(), check.degreesOfFreedom(),
        };
        for (int k = 0; k < actual.length; k++) {
          double expected = truth.get(method)[k];
          if (Double.isNaN(expected)) {
            assertThat(actual[k]).as(method).isNaN();
          } else {
            assertThat(actual[k]).as(method).isCloseTo(expected, within(1e-5 * expected));
          }
        }
      }
    }
    InferenceCheck flips = by(Check.SIGN_FLIP, checks);
    assertThat(flips.pValue()).isEqualTo(truth.get("sign_flip")[3]);
    assertThat(flips.replicates()).as("every choice of the signs of 5 trusts").isEqualTo(32);
  }

  /** The effect with its CR0 standard error from the golden's row, the draws from the library. */
  @Test
  void theBootstrapIsThatOfTheLibraryOnTheSameClusters() {
    List<InferenceCheck> checks = checks(paired(), schools());
    EffectRequest request = request(schools());
    StudyPhase phase = study.phase();
    List<MatchedSchool> matched =
        study.matched(phase).stream().map(InferenceChecksTest::pair).toList();
    MatchedSample sample =
        MatchedSample.of(phase, "baseline", matched, InferenceRules.PLAIN.comparisons());
    CheckedFit fit =
        new SchoolForm(sample, schools(), new WildTests(WildBootstrap.NONE))
            .checked(FittedSchoolYears.of(matched, request), request);
    boolean[] treated = new boolean[matched.size()];
    IntStream.range(0, treated.length).forEach(i -> treated[i] = matched.get(i).treated());
    InferenceCheck cr0 = by(Check.CR0, checks);

    BootstrapSummary expected =
        ClusterBootstrap.summarise(
            new ResampledEstimate(cr0.estimate(), cr0.standardError()),
            ClusterBootstrap.replicates(
                new FixedRatios(fit.scores(sample.clusters())),
                ClusterResampling.of(sample.clusters(), treated),
                SEED,
                1,
                REPLICATES + 1));

    InferenceCheck bootstrap = by(Check.CLUSTER_BOOTSTRAP, checks);
    assertThat(bootstrap.standardError()).isEqualTo(expected.standardError());
    assertThat(bootstrap.confidenceLow()).isCloseTo(expected.studentisedLow(), within(1e-10));
    assertThat(bootstrap.confidenceHigh()).isCloseTo(expected.studentisedHigh(), within(1e-10));
    assertThat(bootstrap.replicates()).isEqualTo(REPLICATES);
    assertThat(bootstrap.note()).endsWith("draws without an estimate: " + expected.notEstimable());
  }

  /** Sums in another order differ in rounding, and the search for the variance ratios by 1e-7. */
  @Test
  void theOrderOfSchoolsDoesNotMatter() {
    for (Outcome outcome : List.of(pupils, schools())) {
      StudyPhase phase = study.phase();
      List<MatchedSchool> matched =
          new ArrayList<>(study.matched(phase).stream().map(InferenceChecksTest::pair).toList());
      Collections.shuffle(matched, new Random(3));
      EffectEstimator shuffled =
          new EffectEstimator(phase, "baseline", matched, InferenceRules.PLAIN);

      same(checks(shuffled, outcome), checks(paired(), outcome), 1);
    }
  }

  @Test
  void armsThatChangePlacesChangeTheSignAlone() {
    EffectEstimator swapped = study.estimator(InferenceRules.PLAIN, school -> swap(pair(school)));

    same(checks(swapped, schools()), checks(paired(), schools()), -1);
    same(checks(swapped, pupils), checks(paired(), pupils), -1);
  }

  private static void same(List<InferenceCheck> actual, List<InferenceCheck> expected, int sign) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      InferenceCheck one = actual.get(i);
      InferenceCheck other = expected.get(i);
      String method = one.method().name();
      close(method, one.estimate(), sign * other.estimate());
      close(method, one.standardError(), other.standardError());
      close(method, one.degreesOfFreedom(), other.degreesOfFreedom());
      close(
          method,
          one.confidenceLow(),
          sign * (sign > 0 ? other.confidenceLow() : other.confidenceHigh()));
      assertThat(one.pValue()).isCloseTo(other.pValue(), within(1e-6));
    }
  }

  private static void close(String method, double actual, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(method).isNaN();
    } else {
      assertThat(actual)
          .as(method)
          .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void methodsOfSetsDoNotApplyWithoutThem() {
    List<InferenceCheck> checks = checks(study.estimator(), pupils);

    for (Check method : List.of(Check.TWO_WAY, Check.SIGN_FLIP)) {
      InferenceCheck check = by(method, checks);
      assertThat(check.applies()).isFalse();
      assertThat(check.pValue()).isNaN();
      assertThat(check.note()).startsWith("does not apply: the design has no disjoint sets");
    }
    assertThat(by(Check.CR3, checks).applies()).isTrue();
  }

  /** Without a treated school's result there is no effect, and no check of one. */
  @Test
  void whereThereIsNoEffectEveryMethodSaysWhy() {
    double[][] values = schools().values();
    for (int school = 0; school < 15; school++) {
      Arrays.fill(values[school], Double.NaN);
    }
    OutcomePanel few = new OutcomePanel("y", MadeUpStudy.YEARS, values, schools().pupils());

    assertThat(checks(paired(), few))
        .hasSize(Check.values().length)
        .allSatisfy(
            check ->
                assertThat(check.note())
                    .isEqualTo("fewer than two schools with a result in an arm"));
  }

  @Test
  void whatIsNotAskedForIsNotThere() {
    EffectRequest request = request(pupils);
    EffectEstimator estimator = paired();
    Effect effect = estimator.estimate(request, WildBootstrap.Use.ROW);

    assertThat(
            estimator.checks(
                request, effect, MatchedPairs.NONE, new CheckRules(List.of(), SEED, 99)))
        .isEmpty();
  }

  /** Each treated school with the comparison school of its number. */
  private static MatchedSchool pair(MatchedSchool s) {
    return new MatchedSchool(
        s.row(), s.treated(), s.score(), s.weight(), s.cluster(), s.row() % 16 + 1);
  }

  private static MatchedSchool swap(MatchedSchool s) {
    return new MatchedSchool(
        s.row(), !s.treated(), s.score(), s.weight(), s.cluster(), s.matchedSet());
  }

  private static InferenceCheck by(Check method, List<InferenceCheck> checks) {
    return checks.stream().filter(c -> c.method() == method).findFirst().orElseThrow();
  }

  private EffectEstimator paired() {
    return study.estimator(InferenceRules.PLAIN, InferenceChecksTest::pair);
  }

  private static List<InferenceCheck> checks(EffectEstimator estimator, Outcome outcome) {
    EffectRequest request = request(outcome);
    Effect effect = estimator.estimate(request, WildBootstrap.Use.ROW);
    return estimator.checks(request, effect, MatchedPairs.NONE, EVERY);
  }

  private static EffectRequest request(Outcome outcome) {
    return new EffectRequest(outcome, MadeUpStudy.YEARS, EstimandAverage.SCHOOL, Subgroup.ALL);
  }

  /** Means of school-years as an outcome of schools; pupils behind them are not known. */
  static OutcomePanel schools(PupilPanel pupils) {
    int schools = pupils.moments().length / pupils.width() / MadeUpStudy.YEARS.size();
    double[][] values = new double[schools][MadeUpStudy.YEARS.size()];
    double[][] unknown = new double[schools][MadeUpStudy.YEARS.size()];
    for (int school = 0; school < schools; school++) {
      Arrays.fill(unknown[school], Double.NaN);
      for (int y = 0; y < MadeUpStudy.YEARS.size(); y++) {
        values[school][y] = pupils.moments()[pupils.place(school, MadeUpStudy.YEARS.get(y)) + 2];
      }
    }
    return new OutcomePanel("y", MadeUpStudy.YEARS, values, unknown);
  }
}

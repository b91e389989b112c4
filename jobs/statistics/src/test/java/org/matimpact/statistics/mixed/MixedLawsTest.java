package org.matimpact.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.mixed.RandomTerm.GroupEffect;
import org.matimpact.statistics.mixed.RandomTerm.GroupIntercept;
import org.matimpact.statistics.mixed.RandomTerm.SchoolIntercept;
import org.matimpact.statistics.mixed.RandomTerm.SchoolSlope;
import org.matimpact.statistics.mixed.RandomTerm.SchoolYearIntercept;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelFit;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.PupilRows;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;

/** What must not change a fit, and what must change it in a known way. */
class MixedLawsTest {

  /** Searches that sum in another order end this near each other. */
  private static final Offset<Double> NEAR = within(1e-7);

  private static final int T = RandomTrusts.TREATMENT;

  private static double[] treatment(SchoolYears data) {
    double[] contrast = new double[data.columns()];
    contrast[T] = 1;
    return contrast;
  }

  private static void checkSame(MixedFit actual, MixedFit expected) {
    assertThat(actual.criterion()).isCloseTo(expected.criterion(), NEAR);
    assertThat(actual.coefficient(T)).isCloseTo(expected.coefficient(T), NEAR);
    assertThat(actual.standardError(T)).isCloseTo(expected.standardError(T), NEAR);
    double df = expected.satterthwaite().coefficient(T).degreesOfFreedom();
    assertThat(actual.satterthwaite().coefficient(T).degreesOfFreedom())
        .isCloseTo(df, within(1e-4 * df));
  }

  @Test
  void theOrderOfGroupsDoesNotMatter() {
    MixedCase pupils = MixedCase.named("all");
    MixedFit fit = pupils.model().fit(Likelihood.REML);
    List<SchoolYear> shuffled = new ArrayList<>(pupils.data().groups());
    Collections.shuffle(shuffled, new Random(3));
    int schools = pupils.data().schools();
    checkSame(
        MixedModel.of(SchoolYears.of(schools, shuffled), pupils.terms()).fit(Likelihood.REML), fit);
    MixedFit again = pupils.model().fit(Likelihood.REML);
    assertThat(again.theta()).isEqualTo(fit.theta());
    assertThat(again.criterion()).isEqualTo(fit.criterion());
  }

  @Test
  void numbersOfSchoolsAndGroupsDoNotMatter() {
    RandomTrusts pupils = new RandomTrusts(11);
    SchoolYears data = pupils.data();
    int schools = RandomTrusts.SCHOOLS;
    int[] place = IntStream.range(0, schools).map(j -> 5 * j % schools).toArray();
    int[] trusts = new int[schools];
    int[] authorities = new int[schools];
    for (int j = 0; j < schools; j++) {
      trusts[place[j]] = 100 - pupils.trusts[j];
      authorities[place[j]] = -pupils.authorities[j];
    }
    SchoolYears moved =
        SchoolYears.of(
            schools,
            data.groups().stream()
                .map(
                    g ->
                        new SchoolYear(
                            place[g.school()], g.pupils(), g.between(), g.means(), g.within()))
                .toList());
    List<RandomTerm> terms =
        List.of(
            new GroupEffect("trust", trusts, T),
            new SchoolIntercept(),
            new GroupIntercept("la", authorities));
    List<RandomTerm> original =
        List.of(
            new GroupIntercept("la", pupils.authorities),
            new SchoolIntercept(),
            new GroupEffect("trust", pupils.trusts, T));
    MixedFit fit = MixedModel.of(data, original).fit(Likelihood.REML);
    MixedFit other = MixedModel.of(moved, terms).fit(Likelihood.REML);
    checkSame(other, fit);
    for (PredictedEffect effect : fit.groupEffects("trust").about(treatment(data))) {
      PredictedEffect same = other.groupEffects("trust").of(100 - effect.group(), treatment(data));
      assertThat(same.effect()).isCloseTo(effect.effect(), NEAR);
      assertThat(same.standardError()).isCloseTo(effect.standardError(), NEAR);
      assertThat(same.pupils()).isEqualTo(effect.pupils());
    }
  }

  /** A change of units of outcome and slope column, and of the slope column's zero. */
  @Test
  void unitsDoNotMatter() {
    RandomTrusts pupils = new RandomTrusts(12);
    MixedFit fit = MixedModel.of(pupils.data(), pupils.terms()).fit(Likelihood.REML);
    double[][] pupil = {
      Arrays.stream(pupils.pupil[0]).map(x -> 50 * x - 70).toArray(), pupils.pupil[1]
    };
    double[] y = Arrays.stream(pupils.outcome).map(v -> 20 * v + 7).toArray();
    SchoolYears data = PupilRows.group(pupils.school, pupils.year, pupils.between, pupil, y);
    MixedFit moved = MixedModel.of(data, pupils.terms()).fit(Likelihood.REML);
    ContrastEstimate a = fit.satterthwaite().coefficient(T);
    ContrastEstimate b = moved.satterthwaite().coefficient(T);
    assertThat(b.estimate()).isCloseTo(20 * a.estimate(), within(1e-5));
    assertThat(b.confidenceLow()).isCloseTo(20 * a.confidenceLow(), within(1e-3));
    assertThat(b.degreesOfFreedom()).isCloseTo(a.degreesOfFreedom(), within(1e-3));
    assertThat(moved.residualVariance()).isCloseTo(400 * fit.residualVariance(), within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trusts", "trust-years", "crossed", "all"})
  void trustEffectsShrinkTowardsTheirMean(String name) {
    MixedCase pupils = MixedCase.named(name);
    MixedFit fit = pupils.model().fit(Likelihood.REML);
    double mean = fit.coefficient(T);
    double sum = 0;
    for (PredictedEffect trust : fit.groupEffects("trust").about(treatment(pupils.data()))) {
      assertThat(trust.reliability()).isStrictlyBetween(0.0, 1.0);
      assertThat(trust.effect() - mean)
          .isCloseTo(trust.reliability() * (trust.raw() - mean), within(1e-12));
      assertThat(trust.standardError()).isGreaterThan(trust.conditionalDeviation());
      sum += trust.deviation();
    }
    // X'V^-1 (y - Xb) = 0 in the treatment's row, which is the sum over trusts.
    assertThat(sum).isCloseTo(0, within(1e-9));
  }

  /** A trust of variance 0: everyone has the mean, with the mean's error. */
  @Test
  void trustsThatDoNotDifferHaveTheMeanEffect() {
    MixedCase pupils = MixedCase.named("trusts-alike");
    MixedFit fit = pupils.model().fit(Likelihood.REML);
    assertThat(fit.isSingular()).isTrue();
    for (PredictedEffect trust : fit.groupEffects("trust").about(treatment(pupils.data()))) {
      assertThat(trust.effect()).isEqualTo(fit.coefficient(T));
      assertThat(trust.standardError()).isCloseTo(fit.standardError(T), within(1e-12));
      assertThat(trust.raw()).isNotEqualTo(fit.coefficient(T));
    }
    assertThat(MixtureTest.of(pupils.model(), 1, Likelihood.REML)).isEqualTo(new MixtureTest(0, 1));
    ProfileInterval interval = fit.interval(1);
    assertThat(interval.low()).isZero();
    assertThat(interval.reachesBoundary()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void aTermMoreNeverRaisesTheCriterion(long seed) {
    RandomTrusts pupils = new RandomTrusts(seed);
    MixedModel model = MixedModel.of(pupils.data(), pupils.terms());
    double all = model.fit(Likelihood.ML).criterion();
    for (int term = 0; term < 4; term++) {
      double fewer = model.without(term).fit(Likelihood.ML).criterion();
      assertThat(all).isLessThan(fewer + 1e-7);
    }
  }

  /** A slope of a column that is constant in a school-year, given as either kind of column. */
  @Test
  void aSlopeMayBeOfEitherKindOfColumn() {
    RandomTrusts pupils = new RandomTrusts(32);
    double[][] between = {pupils.between[0], pupils.between[2]};
    double[][] pupil = {pupils.between[T], pupils.pupil[0]};
    SchoolYears moved = PupilRows.group(pupils.school, pupils.year, between, pupil, pupils.outcome);
    SchoolYears data = pupils.data().select(new int[] {0, 1, 2}, new int[] {0});
    for (Likelihood likelihood : Likelihood.values()) {
      MixedFit fit = MixedModel.of(data, List.of(new SchoolSlope(T))).fit(likelihood);
      MixedFit other = MixedModel.of(moved, List.of(new SchoolSlope(2))).fit(likelihood);
      assertThat(other.criterion()).isCloseTo(fit.criterion(), NEAR);
      assertThat(other.coefficient(2)).isCloseTo(fit.coefficient(T), NEAR);
    }
  }

  @Test
  void equalsTheModelOfSchoolsAndYears() {
    SchoolYears data = new RandomTrusts(31).data();
    MultilevelFit multilevel =
        MultilevelModel.of(data, RandomEffects.SCHOOL_AND_YEAR).fit(Likelihood.REML);
    MixedFit mixed =
        MixedModel.of(data, List.of(new SchoolIntercept(), new SchoolYearIntercept()))
            .fit(Likelihood.REML);
    assertThat(mixed.criterion()).isCloseTo(multilevel.criterion(), NEAR);
    assertThat(mixed.coefficient(T)).isCloseTo(multilevel.coefficient(T), NEAR);
    assertThat(mixed.standardError(T)).isCloseTo(multilevel.standardError(T), NEAR);
    assertThat(mixed.components().get(0).value())
        .isCloseTo(Math.sqrt(multilevel.variances().school()), within(1e-6));
  }
}

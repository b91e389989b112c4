package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/** What must not change a fit, and what must change it in a known way. */
class MultilevelLawsTest {

  private static final int TREATED = 1;
  private static final RandomPupils PUPILS = new RandomPupils(11, 6, 8, 6, 5, 4, 3, 2);

  private record Result(
      double estimate, double modelBased, double robust, double df, double criterion) {

    static Result of(SchoolYears data, int[] clusters) {
      MultilevelFit fit = fit(data);
      ClusterRobustEstimate robust = fit.clustered(clusters).coefficient(TREATED);
      return new Result(
          fit.coefficient(TREATED),
          fit.standardError(TREATED),
          robust.standardError(),
          robust.degreesOfFreedom(),
          fit.criterion());
    }

    void isCloseTo(Result other, double sign) {
      assertThat(estimate).isCloseTo(sign * other.estimate, within(1e-12));
      assertThat(modelBased).isCloseTo(other.modelBased, within(1e-12));
      assertThat(robust).isCloseTo(other.robust, within(1e-12));
      assertThat(df).isCloseTo(other.df, within(1e-10));
      assertThat(criterion).isCloseTo(other.criterion, within(1e-10));
    }
  }

  private static MultilevelFit fit(SchoolYears data) {
    return MultilevelModel.of(data, RandomEffects.SCHOOL_AND_YEAR).fit(Likelihood.REML);
  }

  @Test
  void theOrderOfGroupsDoesNotMatter() {
    SchoolYears data = PUPILS.groups();
    Result expected = Result.of(data, PUPILS.clusters);
    List<SchoolYear> shuffled = new ArrayList<>(data.groups());
    Collections.shuffle(shuffled, new Random(3));
    Result.of(SchoolYears.of(data.schools(), shuffled), PUPILS.clusters).isCloseTo(expected, 1);
    shuffled.sort((a, b) -> data.groups().indexOf(a) - data.groups().indexOf(b));
    Result restored = Result.of(SchoolYears.of(data.schools(), shuffled), PUPILS.clusters);
    assertThat(restored).isEqualTo(expected);
  }

  @Test
  void numbersOfSchoolsAndClustersDoNotMatter() {
    int schools = PUPILS.clusters.length;
    int[] place = IntStream.range(0, schools).map(j -> 5 * j % schools).toArray();
    int[] clusters = new int[schools];
    for (int j = 0; j < schools; j++) {
      clusters[place[j]] = 3 - 5 * PUPILS.clusters[j];
    }
    List<SchoolYear> groups =
        PUPILS.groups().groups().stream()
            .map(
                g ->
                    new SchoolYear(
                        place[g.school()], g.pupils(), g.between(), g.means(), g.within()))
            .toList();
    Result.of(SchoolYears.of(schools, groups), clusters)
        .isCloseTo(Result.of(PUPILS.groups(), PUPILS.clusters), 1);
  }

  @Test
  void swappingTheArmsFlipsTheSign() {
    double[][] swapped = PUPILS.between.clone();
    swapped[TREATED] = Arrays.stream(PUPILS.between[TREATED]).map(t -> 1 - t).toArray();
    SchoolYears data =
        PupilRows.group(PUPILS.school, PUPILS.year, swapped, PUPILS.pupil, PUPILS.outcome);
    Result.of(data, PUPILS.clusters).isCloseTo(Result.of(PUPILS.groups(), PUPILS.clusters), -1);
  }

  /** A change of units of outcome and covariate, and of the covariate's zero. */
  @Test
  void unitsDoNotMatter() {
    double[][] pupil = {
      Arrays.stream(PUPILS.pupil[0]).map(x -> 1000 * x - 4e4).toArray(), PUPILS.pupil[1]
    };
    double[] y = Arrays.stream(PUPILS.outcome).map(v -> 50 * v + 7).toArray();
    MultilevelFit moved =
        fit(PupilRows.group(PUPILS.school, PUPILS.year, PUPILS.between, pupil, y));
    MultilevelFit fit = fit(PUPILS.groups());
    assertThat(moved.coefficient(TREATED)).isCloseTo(50 * fit.coefficient(TREATED), within(1e-9));
    assertThat(moved.coefficient(5)).isCloseTo(0.05 * fit.coefficient(5), within(1e-11));
    assertThat(moved.variances().total()).isCloseTo(2500 * fit.variances().total(), within(1e-7));
    ClusterRobustEstimate expected = fit.clustered(PUPILS.clusters).coefficient(TREATED);
    ClusterRobustEstimate actual = moved.clustered(PUPILS.clusters).coefficient(TREATED);
    assertThat(actual.standardError()).isCloseTo(50 * expected.standardError(), within(1e-9));
    assertThat(actual.degreesOfFreedom()).isCloseTo(expected.degreesOfFreedom(), within(1e-9));
  }

  /** Powers of a score far from 0 are nearly dependent; powers of its deviation are not. */
  @Test
  void powersOfPriorAttainmentNeedNoCentring() {
    SchoolYears raw =
        PupilRows.group(PUPILS.school, PUPILS.year, PUPILS.between, powers(0), PUPILS.outcome);
    SchoolYears centred =
        PupilRows.group(PUPILS.school, PUPILS.year, PUPILS.between, powers(25), PUPILS.outcome);
    MultilevelFit fit = fit(raw);
    assertThat(fit.rank()).isEqualTo(8);
    assertThat(fit.coefficient(TREATED)).isCloseTo(fit(centred).coefficient(TREATED), within(1e-8));
    assertThat(fit.criterion()).isCloseTo(fit(centred).criterion(), within(1e-6));
    assertThat(fit.clustered(PUPILS.clusters).coefficient(TREATED).standardError())
        .isCloseTo(
            fit(centred).clustered(PUPILS.clusters).coefficient(TREATED).standardError(),
            within(1e-8));
  }

  private static double[][] powers(double centre) {
    double[][] powers = new double[3][];
    for (int k = 0; k < powers.length; k++) {
      int power = k + 1;
      powers[k] = Arrays.stream(PUPILS.pupil[0]).map(x -> Math.pow(x - centre, power)).toArray();
    }
    return powers;
  }

  @Test
  void equalWeightsAreNoWeights() {
    MultilevelFit plain = fit(PUPILS.groups());
    double[] weights = new double[PUPILS.clusters.length];
    Arrays.fill(weights, 2.5);
    WeightedFit weighted = WeightedFit.of(PUPILS.groups(), RandomEffects.SCHOOL_AND_YEAR, weights);
    assertThat(weighted.coefficient(TREATED)).isCloseTo(plain.coefficient(TREATED), within(1e-12));
    ClusterRobustEstimate expected = plain.clustered(PUPILS.clusters).coefficient(TREATED);
    ClusterRobustEstimate actual = weighted.clustered(PUPILS.clusters).coefficient(TREATED);
    assertThat(actual.standardError()).isCloseTo(expected.standardError(), within(1e-12));
    assertThat(actual.degreesOfFreedom()).isCloseTo(expected.degreesOfFreedom(), within(1e-9));
  }

  @Test
  void aSchoolOfWeightZeroIsNotThere() {
    double[] weights = PUPILS.weights.clone();
    weights[4] = 0;
    WeightedFit without = WeightedFit.of(PUPILS.groups(), RandomEffects.SCHOOL_AND_YEAR, weights);
    List<SchoolYear> others =
        PUPILS.groups().groups().stream().filter(group -> group.school() != 4).toList();
    weights[4] = 9;
    WeightedFit never =
        WeightedFit.of(
            SchoolYears.of(weights.length, others), RandomEffects.SCHOOL_AND_YEAR, weights);
    assertThat(without.coefficient(TREATED)).isEqualTo(never.coefficient(TREATED));
    assertThat(without.clustered(PUPILS.clusters).coefficient(TREATED))
        .isEqualTo(never.clustered(PUPILS.clusters).coefficient(TREATED));
  }

  /** A column that earlier ones determine is dropped, and the fit is that without it. */
  @Test
  void aDependentColumnIsDropped() {
    double[][] between = Arrays.copyOf(PUPILS.between, 6);
    between[5] = between[4];
    between[4] = Arrays.stream(between[2]).map(z -> 3 * z - 1).toArray();
    double[][] pupil = Arrays.copyOf(PUPILS.pupil, 3);
    pupil[2] =
        IntStream.range(0, pupil[0].length).mapToDouble(i -> pupil[0][i] + between[1][i]).toArray();
    SchoolYears data = PupilRows.group(PUPILS.school, PUPILS.year, between, pupil, PUPILS.outcome);
    MultilevelFit fit = fit(data);
    assertThat(fit.dropped()).containsExactly(4, 8);
    MultilevelFit expected = fit(data.select(new int[] {0, 1, 2, 3, 5}, new int[] {0, 1}));
    assertThat(expected.criterion()).isCloseTo(fit(PUPILS.groups()).criterion(), within(1e-10));
    assertThat(fit.criterion()).isCloseTo(expected.criterion(), within(1e-10));
    assertThat(fit.coefficient(5)).isCloseTo(expected.coefficient(4), within(1e-12));
    assertThat(fit.clustered(PUPILS.clusters).coefficient(7).standardError())
        .isCloseTo(
            expected.clustered(PUPILS.clusters).coefficient(6).standardError(), within(1e-12));
  }

  /** Columns in another order give the same effects: the empty model and s_T by selection. */
  @Test
  void selectionTakesColumnsInTheGivenOrder() {
    SchoolYears data = PUPILS.groups();
    MultilevelFit fit = fit(data.select(new int[] {2, 0, 1, 4, 3}, new int[] {1, 0}));
    MultilevelFit expected = fit(data);
    assertThat(fit.coefficient(2)).isCloseTo(expected.coefficient(TREATED), within(1e-12));
    assertThat(fit.coefficient(5)).isCloseTo(expected.coefficient(6), within(1e-12));
    assertThat(fit.coefficient(6)).isCloseTo(expected.coefficient(5), within(1e-12));
  }
}

package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;
import org.matimpact.statistics.robust.Correction;

/** What the data cannot answer is said in words, never in numbers. */
class NotEstimableTest {

  private static final RandomPupils PUPILS = new RandomPupils(5, 5, 6, 4, 3, 2);
  private static final SchoolYears DATA = PUPILS.groups();

  private static void refuses(ThrowingCallable call, Reason reason, String words) {
    assertThatExceptionOfType(NotEstimableException.class)
        .isThrownBy(call)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static MultilevelFit fit(SchoolYears data) {
    return MultilevelModel.of(data, RandomEffects.SCHOOL_AND_YEAR).fit(Likelihood.REML);
  }

  @Test
  void oneArmOnly() {
    List<SchoolYear> treated =
        DATA.groups().stream().filter(group -> group.between()[1] == 1).toList();
    MultilevelFit fit = fit(SchoolYears.of(DATA.schools(), treated));
    assertThat(fit.dropped()).containsExactly(1);
    refuses(() -> fit.coefficient(1), Reason.DEPENDENT_COLUMN, "column 1 ");
    refuses(
        () -> fit.clustered(PUPILS.clusters).coefficient(1),
        Reason.DEPENDENT_COLUMN,
        "one arm only");
  }

  @Test
  void dependentColumnsRefusedByPosition() {
    SchoolYears twice = DATA.select(new int[] {0, 1, 2, 1, 3}, new int[] {0, 1, 0});
    refuses(
        () -> MultilevelModel.of(twice, RandomEffects.SCHOOL_AND_YEAR, DependentColumns.REFUSE),
        Reason.DEPENDENT_COLUMN,
        "columns [3, 7]");
  }

  @Test
  void oneCluster() {
    refuses(
        () -> fit(DATA).clustered(new int[DATA.schools()]), Reason.TOO_FEW_CLUSTERS, "1 cluster ");
  }

  /**
   * All treated schools in one cluster: its score is zero whatever the outcomes, so that only the
   * comparison arm would be counted.
   */
  @Test
  void contrastThatOneClusterCarries() {
    int[] clusters = new int[DATA.schools()];
    DATA.groups().forEach(g -> clusters[g.school()] = g.between()[1] == 1 ? -1 : g.school());
    double[][] between = {PUPILS.between[0], PUPILS.between[1]};
    SchoolYears data =
        PupilRows.group(PUPILS.school, PUPILS.year, between, new double[0][], PUPILS.outcome);
    ClusteredInference clustered = fit(data).clustered(clusters);
    for (Correction correction :
        new Correction[] {Correction.CR0, Correction.CR1, Correction.CR2}) {
      refuses(
          () -> clustered.estimate(new double[] {0, 1}, correction),
          Reason.TOO_FEW_CLUSTERS,
          "without one of them");
    }
  }

  @Test
  void noVariationInsideSchoolYears() {
    double[] constant = new double[PUPILS.outcome.length];
    for (int i = 0; i < constant.length; i++) {
      constant[i] = PUPILS.school[i] * 3 + PUPILS.year[i] % 5;
    }
    SchoolYears data =
        PupilRows.group(PUPILS.school, PUPILS.year, PUPILS.between, PUPILS.pupil, constant);
    refuses(() -> fit(data), Reason.NO_VARIANCE, "does not vary between pupils of a school-year");
  }

  @Test
  void anOutcomeThatIsAColumn() {
    SchoolYears data =
        PupilRows.group(PUPILS.school, PUPILS.year, PUPILS.between, PUPILS.pupil, PUPILS.pupil[0]);
    for (RandomEffects effects : RandomEffects.values()) {
      refuses(() -> MultilevelModel.of(data, effects).fit(Likelihood.REML), Reason.NO_VARIANCE, "");
    }
  }

  @Test
  void tooFewGroups() {
    List<SchoolYear> firstYears =
        DATA.groups().stream()
            .filter(group -> group.between()[3] == 0 && group.between()[4] == 0)
            .toList();
    SchoolYears oneYear = SchoolYears.of(DATA.schools(), firstYears);
    refuses(() -> fit(oneYear), Reason.TOO_FEW_GROUPS, "no school has two years");
    refuses(
        () -> fit(SchoolYears.of(1, List.of(DATA.groups().get(0)))),
        Reason.TOO_FEW_GROUPS,
        "1 school ");
    refuses(() -> SchoolYears.of(3, List.of()), Reason.TOO_FEW_GROUPS, "no school-years");
  }

  /** A column for every school leaves nothing between schools. */
  @Test
  void columnsThatTakeAllDifferencesBetweenSchools() {
    int schools = DATA.schools();
    double[][] between = new double[schools][PUPILS.outcome.length];
    for (int i = 0; i < PUPILS.outcome.length; i++) {
      between[PUPILS.school[i]][i] = 1;
    }
    SchoolYears data =
        PupilRows.group(PUPILS.school, PUPILS.year, between, PUPILS.pupil, PUPILS.outcome);
    refuses(() -> fit(data), Reason.TOO_FEW_GROUPS, "variance between schools");
  }

  @Test
  void malformedInput() {
    SchoolYear good = DATA.groups().get(0);
    double[] bad = good.means().clone();
    bad[0] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SchoolYears.of(
                    1, List.of(good, new SchoolYear(0, 3, good.between(), bad, good.within()))))
        .withMessage("Invalid school-year 1: means must be finite numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchoolYears.of(0, List.of(good)))
        .withMessage("Invalid school of school-year 0: 0");
    double[] weights = new double[DATA.schools()];
    Arrays.fill(weights, 1);
    weights[2] = -0.5;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightedFit.of(DATA, RandomEffects.SCHOOL_AND_YEAR, weights))
        .withMessage("Invalid weight of school 2: -0.5 (must be >= 0 and finite)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VarianceRatios(-1, 0))
        .withMessageContaining("must be >= 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> fit(DATA).clustered(PUPILS.clusters).estimate(new double[7], Correction.CR2))
        .withMessageContaining("Invalid contrast");
  }
}

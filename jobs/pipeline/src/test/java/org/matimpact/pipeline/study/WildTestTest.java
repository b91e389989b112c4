package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.EstimateSettings.ComparisonCluster;
import org.matimpact.pipeline.settings.EstimateSettings.Cr2Target;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.hash.XxHash64;

/** When effects are tested by the wild cluster bootstrap, and with which draws. */
class WildTestTest {

  private static final int REPLICATES = 499;
  private static final double MANY_DF = 1000;

  private final MadeUpStudy study = new MadeUpStudy();
  private final PupilPanel pupils =
      study.panel("y", List.of("x"), List.of(p -> p.get("x"), p -> p.get("y")));

  @Test
  void onlyFewDegreesOfFreedomAndFamiliesAreTested() {
    assertThat(test(pupils, 0, WildBootstrap.Use.ROW)).isEqualTo(WildTest.NONE);

    WildTest row = test(pupils, MANY_DF, WildBootstrap.Use.ROW);
    assertThat(row.pValue()).isBetween(1.0 / (1 + REPLICATES), 1.0);
    assertThat(row.inFamily()).isFalse();

    WildTest family = test(pupils, 0, WildBootstrap.Use.FAMILY);
    assertThat(family.pValue()).isNaN();
    assertThat(family.replicates()).hasSize(REPLICATES);
    assertThat(test(schools(1), 0, WildBootstrap.Use.FAMILY).replicates()).hasSize(REPLICATES);
  }

  /** Davison and Hinkley's share of statistics as far out; 20 clusters have Rademacher's signs. */
  @Test
  void thePValueIsAboutThatOfTheFamilysStatistics() {
    WildTest test = test(pupils, MANY_DF, WildBootstrap.Use.FAMILY);

    double extreme =
        DoubleStream.of(test.replicates())
            .filter(t -> Math.abs(t) >= Math.abs(test.statistic()))
            .count();
    double error = Math.sqrt(0.25 / REPLICATES);
    assertThat(test.pValue())
        .as("two multipliers, each with its Monte Carlo error")
        .isCloseTo(
            (1 + extreme) / (1 + REPLICATES), org.assertj.core.api.Assertions.within(4 * error));
  }

  /** Draws go by the name of the cluster alone: an outcome times -2 has all statistics reversed. */
  @Test
  void hypothesesOfAFamilyShareTheirDraws() {
    WildTest one = test(schools(1), 0, WildBootstrap.Use.FAMILY);
    WildTest other = test(schools(-2), 0, WildBootstrap.Use.FAMILY);

    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      assertThat(other.replicates()[replicate])
          .isCloseTo(-one.replicates()[replicate], org.assertj.core.api.Assertions.within(1e-9));
    }
  }

  @Test
  void aClusterHasOneCodeAmongAnyOthers() {
    int[] few = ClusterCodes.of(List.of("trust 7", "school 3", "trust 7"));
    int[] more = ClusterCodes.of(List.of("school 1", "trust 7", "school 2"));

    assertThat(few[0]).isEqualTo(few[2]).isEqualTo(more[1]).isNotEqualTo(few[1]);
  }

  @Test
  void namesThatHashAlikeAreTwoClusters() {
    Map<Integer, String> names = new HashMap<>();
    String later = "";
    String earlier = null;
    for (int i = 0; earlier == null; i++) {
      later = "school " + i;
      earlier = names.put((int) XxHash64.hash(later, 0), later);
    }

    int[] codes = ClusterCodes.of(List.of(later, earlier));

    assertThat(codes[0]).isNotEqualTo(codes[1]);
    assertThat(codes).contains((int) XxHash64.hash(later, 0));
  }

  private WildTest test(Outcome outcome, double leastDf, WildBootstrap.Use use) {
    return study
        .estimator(
            new InferenceRules(
                new WildBootstrap(11, REPLICATES, leastDf),
                ComparisonCluster.SCHOOL,
                Cr2Target.SCHOOL,
                List.of()))
        .estimate(
            new EffectRequest(outcome, MadeUpStudy.YEARS, EstimandAverage.SCHOOL, Subgroup.ALL),
            use)
        .wild();
  }

  /** Means of the schools times a factor, as an outcome of schools. */
  private OutcomePanel schools(double factor) {
    double[][] values = new double[pupils.moments().length / pupils.width() / 2][2];
    double[][] counts = new double[values.length][2];
    for (int school = 0; school < values.length; school++) {
      for (int y = 0; y < 2; y++) {
        int at = pupils.place(school, MadeUpStudy.YEARS.get(y));
        counts[school][y] = pupils.moments()[at];
        values[school][y] = factor * pupils.moments()[at + 2];
      }
    }
    return new OutcomePanel("y", MadeUpStudy.YEARS, values, counts);
  }
}

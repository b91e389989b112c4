package org.matimpact.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Golden;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.robust.ClusterScores;

/** One draw of clusters against fits to the copied rows in R: {@code src/test/r/bootstrap.R}. */
class ClusterBootstrapTest {

  private static final Golden GOLDEN = Golden.read("/bootstrap-golden.csv");
  private static final int[] COUNTS = {2, 0, 1, 1, 2, 1, 0};
  private static final ResamplingCase NESTED = ResamplingCase.named("nested");

  @Test
  void countsAreCopiesOfClusters() {
    ResampledEstimate actual = new FixedRatios(NESTED.leastSquares()).estimate(COUNTS);
    assertThat(actual.estimate()).isCloseTo(GOLDEN.value("resample", "lm.b"), within(1e-10));
    assertThat(actual.standardError()).isCloseTo(GOLDEN.value("resample", "lm.se"), within(1e-10));
  }

  /** lme4 stops when its variance ratios are right to about 1e-6. */
  @Test
  void refitsEqualLme4OnCopies() {
    double[] ones = new double[NESTED.clusters().length];
    Arrays.fill(ones, 1);
    ResampledEstimate actual =
        new RefittedRatios(
                NESTED.groups(), RandomEffects.SCHOOL_AND_YEAR, ones, NESTED.clusters(), 1)
            .estimate(COUNTS);
    assertThat(actual.estimate()).isCloseTo(GOLDEN.value("resample", "lmer.b"), within(1e-6));
    assertThat(actual.standardError()).isCloseTo(GOLDEN.value("resample", "lmer.se"), within(1e-5));
  }

  /** Each cluster once gives the fit itself. */
  @Test
  void allClustersOnceGiveTheEstimate() {
    ClusterScores scores = NESTED.weighted();
    int[] once = new int[scores.clusters()];
    Arrays.fill(once, 1);
    assertThat(new FixedRatios(scores).estimate(once).estimate())
        .isCloseTo(scores.estimate(), within(1e-12));
  }

  @Test
  void clustersThatDoNotDetermineTheContrastAreSaid() {
    ClusterScores scores =
        new ClusterScores(
            2,
            new double[] {0, 1},
            new int[] {1, 2},
            new double[2][2],
            new double[][][] {{{1, 0}, {0, 0}}, {{0, 0}, {0, 1}}});
    FixedRatios estimator = new FixedRatios(scores);
    assertThat(estimator.estimate(new int[] {2, 0}).estimate()).isNaN();
    assertThat(estimator.estimate(new int[] {0, 2}).estimate()).isEqualTo(2);
  }

  @Test
  void drawsStayWithinArmsAndDoNotDependOnTheOrderOfSchools() {
    int[] clusters = {5, 5, 9, 9, -1, -2, -3, -4, 12};
    boolean[] treated = {true, false, true, true, false, false, false, false, true};
    ClusterResampling resampling = ClusterResampling.of(clusters, treated);
    assertThat(resampling.codes()).containsExactly(-4, -3, -2, -1, 5, 9, 12);
    int[] total = new int[7];
    for (int replicate = 0; replicate < 2_000; replicate++) {
      int[] counts = resampling.counts(8, replicate);
      assertThat(IntStream.range(0, 4).map(c -> counts[c]).sum()).isEqualTo(4);
      assertThat(IntStream.range(4, 7).map(c -> counts[c]).sum()).isEqualTo(3);
      Arrays.setAll(total, c -> total[c] + counts[c]);
    }
    // Each is drawn once on average: five standard errors of 2,000 draws.
    for (int sum : total) {
      assertThat(sum / 2_000.0).isCloseTo(1, within(5 * Math.sqrt(.75 / 2_000)));
    }
    ClusterResampling reversed =
        ClusterResampling.of(
            new int[] {12, -4, -3, -2, -1, 9, 9, 5, 5},
            new boolean[] {true, false, false, false, false, true, true, false, true});
    assertThat(reversed.counts(8, 77)).isEqualTo(resampling.counts(8, 77));
  }

  /**
   * The mean of 200 clusters of one value each: its bootstrap SE is that of the mean by definition,
   * root of sum (x - mean)^2 / 200^2, to the simulation error of 2,000 replicates (4 x 1 / sqrt(2 x
   * 2,000), relative).
   */
  @Test
  void standardErrorOfAMean() {
    int g = 200;
    double[] x = IntStream.range(0, g).mapToDouble(c -> Math.sin(c * c)).toArray();
    double mean = Arrays.stream(x).average().orElseThrow();
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    ClusterScores.Builder builder =
        new ClusterScores.Builder(mean, new double[] {1 / Math.sqrt(g)});
    for (int c = 0; c < g; c++) {
      builder.startCluster(c);
      // M is the identity where each row is 1 / sqrt(g).
      builder.add(new double[] {1 / Math.sqrt(g)}, 1, x[c] - mean);
    }
    FixedRatios estimator = new FixedRatios(builder.build());
    int[] codes = IntStream.range(0, g).toArray();
    ResampledEstimate[] replicates =
        ClusterBootstrap.replicates(
            estimator, ClusterResampling.of(codes, new boolean[g]), 4, 1, 2_001);
    double expected = Math.sqrt(squares) / g;
    BootstrapSummary summary =
        ClusterBootstrap.summarise(new ResampledEstimate(mean, expected), replicates);
    assertThat(summary.standardError()).isCloseTo(expected, within(.065 * expected));
    assertThat(summary.notEstimable()).isZero();
    assertThat(summary.percentileLow()).isCloseTo(mean - 1.96 * expected, within(.25 * expected));
    assertThat(summary.studentisedHigh()).isCloseTo(mean + 1.96 * expected, within(.3 * expected));
  }

  /** R: quantile(1:9, c(.025, .3, .975), type = 6) is 1, 3, 9. */
  @Test
  void quantilesOfTypeSix() {
    double[] values = IntStream.rangeClosed(1, 9).asDoubleStream().toArray();
    assertThat(ClusterBootstrap.quantile(values, .025)).isEqualTo(1);
    assertThat(ClusterBootstrap.quantile(values, .3)).isCloseTo(3, within(1e-14));
    assertThat(ClusterBootstrap.quantile(values, .975)).isEqualTo(9);
    assertThat(ClusterBootstrap.quantile(new double[] {1, 2, 4}, .5)).isEqualTo(2);
    assertThat(ClusterBootstrap.quantile(new double[] {1, 2, 4}, .6)).isCloseTo(2.8, within(1e-14));
  }

  @Test
  void refusesTooFewReplicatesAndUnevenSchools() {
    ResampledEstimate[] one = {new ResampledEstimate(1, 1), ResampledEstimate.NONE};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterBootstrap.summarise(one[0], one))
        .withMessage("Cannot summarise: 1 of 2 replicates have an estimate (at least 2 needed)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterResampling.of(new int[2], new boolean[3]))
        .withMessage("Cannot resample: 2 cluster codes for 3 schools");
  }
}

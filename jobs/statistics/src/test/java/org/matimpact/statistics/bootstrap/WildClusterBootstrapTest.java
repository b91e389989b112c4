package org.matimpact.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.Golden;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.random.Draws;
import org.matimpact.statistics.robust.ClusterScores;

/** Against fits of every made-up outcome in R: {@code src/test/r/bootstrap.R}. */
class WildClusterBootstrapTest {

  private static final Golden GOLDEN = Golden.read("/bootstrap-golden.csv");

  /** The R script inverts matrices of some hundred pupils. */
  private static final double RELATIVE = 1e-8;

  @ParameterizedTest
  @ValueSource(strings = {"nested", "unbalanced", "noise"})
  void sumsByClusterGiveTheStatisticsOfRefits(String name) {
    ResamplingCase data = ResamplingCase.named(name);
    check(name + ".pupil", data.pupil(), Multiplier.RADEMACHER);
    check(name + ".weighted", data.weighted(), Multiplier.RADEMACHER);
    check(name + ".school", data.leastSquares(), Multiplier.RADEMACHER);
  }

  @Test
  void allVectorsOfWebbsMultipliers() {
    check("noise-year0.school", ResamplingCase.firstYearOfNoise(), Multiplier.WEBB);
  }

  private static void check(String name, ClusterScores scores, Multiplier multiplier) {
    WildClusterBootstrap bootstrap = WildClusterBootstrap.of(scores.ofContrast(), 0);
    double t = GOLDEN.value(name, multiplier + ".t");
    assertThat(bootstrap.statistic()).isCloseTo(t, within(RELATIVE * Math.abs(t)));
    WildPValue p = bootstrap.pValue(multiplier, new WildDraws(1, 1, 10_001));
    assertThat(p.draws()).isEqualTo(Draws.ALL);
    assertThat(p.replicates()).isEqualTo((int) multiplier.combinations(scores.clusters()));
    assertThat(p.pValue()).isCloseTo(GOLDEN.value(name, multiplier + ".p"), within(1e-12));
  }

  /** Four standard errors of a share among 4,000 draws, and the mean size of t by R. */
  @Test
  void randomDrawsComeNearAllVectors() {
    WildClusterBootstrap bootstrap =
        WildClusterBootstrap.of(ResamplingCase.firstYearOfNoise().ofContrast(), 0);
    double all = bootstrap.pValue(Multiplier.WEBB, new WildDraws(3, 1, 7_777)).pValue();
    WildPValue random = bootstrap.pValue(Multiplier.WEBB, new WildDraws(3, 1, 4_001));
    assertThat(random.draws()).isEqualTo(Draws.RANDOM);
    assertThat(random.pValue()).isCloseTo(all, within(4 * Math.sqrt(all * (1 - all) / 4_000)));
    double mean =
        Arrays.stream(bootstrap.statistics(Multiplier.WEBB, new WildDraws(3, 1, 4_001)))
            .map(Math::abs)
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(GOLDEN.value("noise-year0.school", "WEBB.abs"), within(.08));
  }

  /** Blocks of clusters and expanded squares give what the definition gives, cluster by cluster. */
  @ParameterizedTest
  @EnumSource
  void statisticsAreThoseOfTheDefinition(Multiplier multiplier) {
    ClusterScores scores = ResamplingCase.named("unbalanced").weighted();
    WildDraws draws = new WildDraws(4, 1, 201);
    double[] statistics =
        WildClusterBootstrap.of(scores.ofContrast(), 0).statistics(multiplier, draws);
    for (int replicate = 0; replicate < statistics.length; replicate++) {
      double expected = byDefinition(scores, multiplier, draws, replicate);
      assertThat(statistics[replicate])
          .isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected))));
    }
  }

  /** t* of MacKinnon, Nielsen and Webb (2023); M is the identity, b~ = b - M l (l'b) / l'M l. */
  private static double byDefinition(
      ClusterScores fit, Multiplier multiplier, WildDraws draws, int replicate) {
    int p = fit.direction().length;
    double shift = fit.estimate() / Vectors.dot(fit.direction(), fit.direction());
    double[] delta = new double[p];
    double[][] drawn = new double[fit.clusters()][];
    for (int c = 0; c < drawn.length; c++) {
      double v = multiplier.value(multiplier.index(draws.of(fit.codes()[c])[replicate]));
      drawn[c] = fit.scores()[c].clone();
      Vectors.addMultiple(drawn[c], shift, times(fit.products()[c], fit.direction()));
      Vectors.scale(drawn[c], v);
      Vectors.addMultiple(delta, 1, drawn[c]);
    }
    double squares = 0;
    for (int c = 0; c < drawn.length; c++) {
      Vectors.addMultiple(drawn[c], -1, times(fit.products()[c], delta));
      squares += Math.pow(Vectors.dot(fit.direction(), drawn[c]), 2);
    }
    double g = fit.clusters();
    return Vectors.dot(fit.direction(), delta) / Math.sqrt(g / (g - 1) * squares);
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> Vectors.dot(row, vector)).toArray();
  }

  @Test
  void portionsChangeNoBit() {
    ClusterScores scores = ResamplingCase.named("nested").pupil();
    WildClusterBootstrap bootstrap = WildClusterBootstrap.of(scores.ofContrast(), 0);
    double[] whole = bootstrap.statistics(Multiplier.WEBB, new WildDraws(9, 1, 101));
    double[] parts =
        Arrays.copyOf(bootstrap.statistics(Multiplier.WEBB, new WildDraws(9, 1, 41)), 100);
    System.arraycopy(
        bootstrap.statistics(Multiplier.WEBB, new WildDraws(9, 41, 101)), 0, parts, 40, 60);
    assertThat(parts).isEqualTo(whole);
    assertThat(bootstrap.statistics(Multiplier.WEBB, new WildDraws(10, 1, 101)))
        .isNotEqualTo(whole);
  }

  /** The interval of all values not rejected then holds the estimate. */
  @Test
  void theEstimateItselfIsNeverRejected() {
    ClusterScores scores = ResamplingCase.named("nested").pupil();
    assertThat(
            WildClusterBootstrap.of(scores.ofContrast(), scores.estimate())
                .pValue(new WildDraws(1, 1, 1_000))
                .pValue())
        .isEqualTo(1);
  }

  @Test
  void swappingTheArmsTurnsTheSign() {
    ClusterScores scores = ResamplingCase.named("unbalanced").weighted();
    double[] turned = scores.direction().clone();
    Vectors.scale(turned, -1);
    ClusterScores swapped =
        new ClusterScores(
            -scores.estimate(), turned, scores.codes(), scores.scores(), scores.products());
    WildClusterBootstrap plain = WildClusterBootstrap.of(scores.ofContrast(), .1);
    WildClusterBootstrap other = WildClusterBootstrap.of(swapped.ofContrast(), -.1);
    assertThat(other.statistic()).isEqualTo(-plain.statistic());
    assertThat(other.pValue(new WildDraws(5, 1, 501)))
        .extracting(WildPValue::pValue)
        .isEqualTo(plain.pValue(new WildDraws(5, 1, 501)).pValue());
  }

  /** Mean 0, variance 1, each value as often, the same sign for the same number. */
  @ParameterizedTest
  @EnumSource
  void multipliersAreStandardised(Multiplier multiplier) {
    double[] values =
        IntStream.range(0, multiplier.size()).mapToDouble(multiplier::value).toArray();
    assertThat(values).isSorted();
    assertThat(Vectors.sum(values)).isCloseTo(0, within(1e-15));
    assertThat(Vectors.dot(values, values) / values.length).isCloseTo(1, within(1e-15));
    assertThat(values[0]).isEqualTo(multiplier == Multiplier.WEBB ? -Math.sqrt(1.5) : -1);
    assertThat(Multiplier.forClusters(11)).isEqualTo(Multiplier.WEBB);
    assertThat(Multiplier.forClusters(12)).isEqualTo(Multiplier.RADEMACHER);
  }

  @Test
  void refusesASingleClusterAndNoReplicates() {
    ClusterScores one =
        new ClusterScores(
            1, new double[] {1}, new int[] {7}, new double[1][1], new double[1][1][1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WildClusterBootstrap.of(one.ofContrast(), 0))
        .withMessage("Cannot resample 1 cluster (at least 2 needed)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WildDraws(1, 1, 1))
        .withMessage("Invalid number of replicates: 0 (must be >= 1)");
  }
}

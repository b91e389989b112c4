package org.matimpact.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.CardinalityMatching;
import org.matimpact.statistics.matching.CardinalityMatching.Kept;
import org.matimpact.statistics.matching.EntropyBalancing;
import org.matimpact.statistics.matching.Estimand;
import org.matimpact.statistics.matching.ExactMatching;
import org.matimpact.statistics.matching.FullMatching;
import org.matimpact.statistics.matching.GeneralisedFullMatching;
import org.matimpact.statistics.matching.MahalanobisDistance;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.matching.NearestNeighbour;
import org.matimpact.statistics.matching.OptimalPair;
import org.matimpact.statistics.matching.PropensityWeighting;
import org.matimpact.statistics.matching.SetRule;
import org.matimpact.statistics.matching.Strata;
import org.matimpact.statistics.matching.Subclassification;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;
import org.matimpact.statistics.propensity.BinaryRegression;
import org.matimpact.statistics.propensity.Link;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The other methods, on six covariates. Not every one is for every size: cardinality matching is an
 * integer program, for {@code -p size=10000}; weighting, subclasses and exact matching are linear
 * and may be asked for 10,000,000.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC"})
public class MethodBenchmark {

  private static final Caliper CALIPER = Caliper.overall(.2);

  /** Number of units. */
  @Param({"10000", "100000", "1000000"})
  public int size;

  private MatchingProblem problem;
  private List<Covariate> covariates;
  private ModelMatrix matrix;
  private MatchingProblem mahalanobis;

  /** Makes the units. */
  @Setup
  public void makeUnits() {
    problem = MadeUpUnits.problem(size, .3, 1);
    covariates = MadeUpUnits.covariates(size, 6);
    matrix = ModelMatrix.of(covariates);
    mahalanobis = problem.with(MahalanobisDistance.of(covariates.subList(0, 3), problem.treated()));
  }

  /** Fits a propensity score of seven columns. */
  @Benchmark
  public Object logit() {
    return BinaryRegression.fit(matrix, problem.treated(), Link.LOGIT);
  }

  /** Mahalanobis on three covariates within a caliper of 0.02 SD of the score. */
  @Benchmark
  public Object mahalanobisInCaliper() {
    return NearestNeighbour.defaults().withCaliper(Caliper.overall(.02)).match(mahalanobis);
  }

  /** Optimal pairs within the caliper. */
  @Benchmark
  public Object optimalPair() {
    return new OptimalPair(1, CALIPER, SetRule.KEEP_PARTIAL).match(problem);
  }

  /** Optimal full matching within the caliper. */
  @Benchmark
  public Object full() {
    return FullMatching.unlimited(CALIPER, Estimand.ATT).match(problem);
  }

  /** Generalised full matching within the caliper. */
  @Benchmark
  public Object generalisedFull() {
    return new GeneralisedFullMatching(CALIPER, Estimand.ATT).match(problem);
  }

  /** Six subclasses. */
  @Benchmark
  public Object subclassification() {
    return new Subclassification(6, Estimand.ATT).match(problem);
  }

  /** Coarsened exact matching on three covariates. */
  @Benchmark
  public Object coarsenedExact() {
    String[] strata = Strata.coarsened(covariates.subList(0, 3), Map.of());
    return new ExactMatching(Estimand.ATT).match(problem.withStrata(strata));
  }

  /** Exact matching on two rounded covariates, thousands of strata. */
  @Benchmark
  public Object exact() {
    List<Covariate> rounded =
        List.of(rounded(covariates.get(0), 50), rounded(covariates.get(1), 2));
    return new ExactMatching(Estimand.ATT).match(problem.withStrata(Strata.exact(rounded)));
  }

  private static Covariate rounded(Covariate covariate, double perUnit) {
    double[] values = ((NumericCovariate) covariate).values();
    return new NumericCovariate(
        covariate.name(), Arrays.stream(values).map(x -> Math.rint(x * perUnit)).toArray());
  }

  /** Weights for all units by the inverse of the score. */
  @Benchmark
  public Object weighting() {
    return new PropensityWeighting(Estimand.ATE, Link.LOGIT).match(problem);
  }

  /** Entropy balancing of six covariates to the treated means. */
  @Benchmark
  public Object entropyBalancing() {
    return EntropyBalancing.method(matrix).match(problem);
  }

  /** Cardinality matching on six covariates within a tenth of a standard deviation. */
  @Benchmark
  public Object cardinality() {
    return new CardinalityMatching(matrix, Kept.MOST_OF_BOTH_ARMS, 1, .1, 20).match(problem);
  }

  /** A balance table of six covariates. */
  @Benchmark
  public Object balance() {
    double[] weights = new double[size];
    Arrays.fill(weights, 1);
    return BalanceTable.of(covariates, problem.treated(), weights);
  }
}

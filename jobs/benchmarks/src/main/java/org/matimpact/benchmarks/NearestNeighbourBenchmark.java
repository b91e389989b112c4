package org.matimpact.benchmarks;

import java.util.concurrent.TimeUnit;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.matching.NearestNeighbour;
import org.matimpact.statistics.matching.Order;
import org.matimpact.statistics.matching.Replacement;
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

/** Greedy nearest neighbours on a score, from hashing identifiers to weights. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC"})
public class NearestNeighbourBenchmark {

  /** What is asked of the method. */
  public enum Task {
    /** One to one within 0.2 SD, 30 in 100 treated. */
    PAIRS(.3, 1, NearestNeighbour.defaults()),
    /** Five wanted where there are fewer than two for each. */
    SCARCE(.4, 1, NearestNeighbour.defaults().withRatio(5)),
    /** More treated than comparison units. */
    CROWDED(.7, 1, NearestNeighbour.defaults()),
    /** Five thousand strata. */
    STRATA(.3, 5000, NearestNeighbour.defaults()),
    /** Three to one with replacement. */
    REPLACED(.3, 1, NearestNeighbour.defaults().withReplacement(Replacement.WITH).withRatio(3)),
    /** The closest pair of all first. */
    CLOSEST(.3, 1, NearestNeighbour.defaults().withOrder(Order.CLOSEST));

    final double treatedShare;
    final int strata;
    final NearestNeighbour method;

    Task(double treatedShare, int strata, NearestNeighbour method) {
      this.treatedShare = treatedShare;
      this.strata = strata;
      this.method = method;
    }
  }

  /** Number of units. */
  @Param({"10000", "100000", "400000", "1000000", "10000000"})
  public int size;

  /** What is asked. */
  @Param public Task task;

  private MatchingProblem problem;

  /** Makes the units. */
  @Setup
  public void makeUnits() {
    problem = MadeUpUnits.problem(size, task.treatedShare, task.strata);
  }

  /** Matches them. */
  @Benchmark
  public Matching match() {
    return task.method.match(problem);
  }
}

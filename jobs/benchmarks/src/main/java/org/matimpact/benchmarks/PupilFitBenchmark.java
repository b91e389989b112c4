package org.matimpact.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.matimpact.statistics.multilevel.ColumnInference;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelFit;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.RandomEffects;
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

/** One effect on pupils from cross-products: the mixed model by REML, and CR2 of its treatment. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC"})
public class PupilFitBenchmark {

  private static final int TREATED = 1;

  /** Schools, a sixth of them treated. */
  @Param({"600", "6000"})
  public int schools;

  /** Years; with one there is no effect of school-year. */
  @Param({"1", "3"})
  public int years;

  private MadeUpSchools pupils;
  private MultilevelModel model;
  private MultilevelFit fit;

  /** Makes up the pupils. */
  @Setup
  public void makeSchools() {
    pupils = new MadeUpSchools(schools, years);
    model = prepare();
    fit = model.fit(Likelihood.REML);
  }

  private MultilevelModel prepare() {
    return MultilevelModel.of(
        pupils.data, years > 1 ? RandomEffects.SCHOOL_AND_YEAR : RandomEffects.SCHOOL);
  }

  /** The design: all that does not depend on variances. */
  @Benchmark
  public Object design() {
    return prepare();
  }

  /** Variances and coefficients, given the design. */
  @Benchmark
  public Object reml() {
    return model.fit(Likelihood.REML);
  }

  /** CR2 and its degrees of freedom, every school of weight 1. */
  @Benchmark
  public Object clustered() {
    return fit.clustered(pupils.clusters).coefficient(TREATED);
  }

  /** Four contrasts of two columns, as a subgroup of three levels or a curve has them. */
  @Benchmark
  public Object clusteredFourContrasts() {
    ColumnInference inference = fit.clustered(pupils.clusters).over(TREATED, TREATED + 1);
    List<Object> estimates = new ArrayList<>();
    for (int further = 0; further < 4; further++) {
      double[] contrast = new double[pupils.data.columns()];
      contrast[TREATED] = 1;
      contrast[TREATED + 1] = further;
      estimates.add(inference.estimate(contrast));
    }
    return estimates;
  }

  /** Weighted coefficients, CR2 and its degrees of freedom. */
  @Benchmark
  public Object weightedAndClustered() {
    return model
        .weighted(fit.ratios(), pupils.weights)
        .clustered(pupils.clusters)
        .coefficient(TREATED);
  }
}

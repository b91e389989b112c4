package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.bootstrap.BootstrapSummary;
import org.matimpact.statistics.bootstrap.ClusterBootstrap;
import org.matimpact.statistics.bootstrap.ClusterResampling;
import org.matimpact.statistics.bootstrap.FixedRatios;
import org.matimpact.statistics.bootstrap.ResampledEstimate;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.random.Draws;
import org.matimpact.statistics.randomisation.RandomisationPValue;
import org.matimpact.statistics.randomisation.SignFlips;
import org.matimpact.statistics.robust.Correction;
import org.matimpact.statistics.robust.TwoWayClustering;

/** The uncertainty of one effect by other methods, all from the fit of the effect. */
final class InferenceChecks {

  private static final String NO_SETS =
      "does not apply: the design has no disjoint sets of a treated school with its own comparison"
          + " schools";

  private final MatchedSample sample;
  private final FittedSchoolYears data;
  private final EstimandAverage average;
  private final CheckedFit fit;
  private final MatchedPairs pairs;
  private final CheckRules rules;

  InferenceChecks(
      MatchedSample sample,
      FittedSchoolYears data,
      EstimandAverage average,
      CheckedFit fit,
      MatchedPairs pairs,
      CheckRules rules) {
    this.sample = sample;
    this.data = data;
    this.average = average;
    this.fit = fit;
    this.pairs = pairs;
    this.rules = rules;
  }

  /** A row a method, with the reason where it does not apply. */
  List<InferenceCheck> all() {
    return rules.methods().stream().map(this::check).toList();
  }

  private InferenceCheck check(Check method) {
    try {
      return switch (method) {
        case CR0 ->
            robust(
                method, Correction.CR0, "no small-sample correction: too small with few clusters");
        case CR1 ->
            robust(
                method,
                Correction.CR1,
                "factor G/(G-1) (n-1)/(n-p) alone: too small with few or unequal clusters");
        case CR3 ->
            robust(
                method,
                Correction.CR3,
                "jackknife of clusters, variance ratios held fixed: rather too large");
        case TWO_WAY -> sample.inSets() ? twoWay() : InferenceCheck.none(method, NO_SETS);
        case CLUSTER_BOOTSTRAP -> bootstrap();
        case SIGN_FLIP -> sample.inSets() ? signFlip() : InferenceCheck.none(method, NO_SETS);
        case ABADIE_IMBENS ->
            new PairDifferences(sample, pairs, data, fit.adjusted()).check(average);
      };
    } catch (NotEstimableException e) {
      return InferenceCheck.none(method, e.getMessage());
    }
  }

  private InferenceCheck robust(Check method, Correction correction, String note) {
    return InferenceCheck.of(method, fit.estimate(sample.clusters(), correction), note);
  }

  private InferenceCheck twoWay() {
    int[] both = TwoWayClustering.intersection(sample.clusters(), sample.sets());
    return InferenceCheck.of(
        Check.TWO_WAY,
        TwoWayClustering.combine(
            fit.estimate(sample.clusters(), Correction.CR1),
            fit.estimate(sample.sets(), Correction.CR1),
            fit.estimate(both, Correction.CR1)),
        "CR1 by trust and by set, with trusts less 1 degrees of freedom; sets lie within trusts"
            + " here, so that the standard error is that of cr1");
  }

  private InferenceCheck bootstrap() {
    FixedRatios estimator = new FixedRatios(fit.scores(sample.clusters()));
    ClusterResampling resampling = resampling();
    int[] once = new int[resampling.codes().length];
    Arrays.fill(once, 1);
    ResampledEstimate all = estimator.estimate(once);
    ResampledEstimate[] replicates =
        ClusterBootstrap.replicates(estimator, resampling, rules.seed(), 1, rules.replicates() + 1);
    if (Arrays.stream(replicates).filter(r -> Double.isFinite(r.estimate())).count() < 2) {
      return InferenceCheck.none(
          Check.CLUSTER_BOOTSTRAP, "does not apply: hardly a draw of the clusters has an estimate");
    }
    BootstrapSummary summary = ClusterBootstrap.summarise(all, replicates);
    return InferenceCheck.of(
        Check.CLUSTER_BOOTSTRAP,
        all.estimate(),
        summary,
        "clusters drawn within arm, matching and variance ratios held fixed; limits by the"
            + " bootstrap t; too narrow below some 30 clusters; draws without an estimate: "
            + summary.notEstimable());
  }

  /** Of the schools of the fit. */
  private ClusterResampling resampling() {
    int[] schools = IntStream.of(data.schools()).distinct().toArray();
    boolean[] treated = new boolean[schools.length];
    for (int i = 0; i < schools.length; i++) {
      treated[i] = sample.schools().get(schools[i]).treated();
    }
    return ClusterResampling.of(
        IntStream.of(schools).map(school -> sample.clusters()[school]).toArray(), treated);
  }

  private InferenceCheck signFlip() {
    return new SetDifferences(sample, data, fit.untreatedResiduals())
        .flips(average)
        .map(this::signFlip)
        .orElseGet(
            () ->
                InferenceCheck.none(
                    Check.SIGN_FLIP, "does not apply: no set has results in both arms"));
  }

  private InferenceCheck signFlip(SignFlips flips) {
    RandomisationPValue p = flips.pValue(0, rules.seed(), rules.replicates());
    String vectors = p.draws() == Draws.ALL ? "every choice of signs" : "random signs";
    return InferenceCheck.of(
        Check.SIGN_FLIP,
        flips.statistic(),
        p,
        "treated trusts change arms with all their sets, "
            + vectors
            + "; tests no effect on any school, on what the model without treatment leaves; the"
            + " estimate is the mean difference of that within sets");
  }
}

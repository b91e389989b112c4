package org.matimpact.benchmarks;

import java.util.Locale;
import java.util.Set;
import org.matimpact.statistics.bootstrap.WildClusterBootstrap;
import org.matimpact.statistics.bootstrap.WildDraws;
import org.matimpact.statistics.multilevel.ClusteredInference;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelFit;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.multilevel.SharedEffect;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/** Counts over the draws of one design and one pair of variances. */
final class CoverageCell {

  private static final double FEWEST_DEGREES = 4;
  private static final double LEVEL = .05;
  private static final int WILD_REPLICATES = 399;

  private final CoverageDesign design;
  private final double trustDeviation;
  private final double intraclass;
  private final Set<CoverageExtra> extras;
  private final int[] clusters;

  private int draws;
  private int inside;
  private int sharedInside;
  private int enough;
  private int enoughInside;
  private int rejected;
  private double degreesOfFreedom;

  CoverageCell(
      CoverageDesign design, double trustDeviation, double intraclass, Set<CoverageExtra> extras) {
    this.design = design;
    this.trustDeviation = trustDeviation;
    this.intraclass = intraclass;
    this.extras = extras;
    clusters = design.clusters();
  }

  void run(int count) {
    MadeUpTrusts trusts = new MadeUpTrusts(design, trustDeviation, intraclass, seed());
    for (draws = 1; draws <= count; draws++) {
      add(MultilevelModel.of(trusts.draw(draws), RandomEffects.SCHOOL).fit(Likelihood.REML));
    }
    draws = count;
  }

  /** Every cell has draws of its own. */
  private long seed() {
    return 1_000_000L * design.ordinal()
        + 1_000 * Math.round(100 * trustDeviation)
        + Math.round(100 * intraclass);
  }

  private void add(MultilevelFit fit) {
    ClusteredInference trusts = fit.clustered(clusters);
    ClusterRobustEstimate estimate = trusts.coefficient(MadeUpTrusts.TREATED);
    boolean holds = holds(estimate);
    inside += holds ? 1 : 0;
    degreesOfFreedom += estimate.degreesOfFreedom();
    if (estimate.degreesOfFreedom() >= FEWEST_DEGREES) {
      enough++;
      enoughInside += holds ? 1 : 0;
    }
    if (extras.contains(CoverageExtra.SHARED_EFFECT)) {
      sharedInside +=
          holds(fit.clustered(clusters, trueEffects()).coefficient(MadeUpTrusts.TREATED)) ? 1 : 0;
    }
    if (extras.contains(CoverageExtra.WILD)) {
      rejected += wildPValue(trusts) <= LEVEL ? 1 : 0;
    }
  }

  /** At the ratio that the data were made with, which an analysis has to estimate. */
  private SharedEffect trueEffects() {
    return new SharedEffect(
        MadeUpTrusts.TREATED, trustDeviation * trustDeviation / (1 - intraclass));
  }

  private double wildPValue(ClusteredInference trusts) {
    return WildClusterBootstrap.of(
            trusts.scores(MadeUpTrusts.TREATED).ofContrast(), MadeUpTrusts.TAU)
        .pValue(new WildDraws(draws, 1, WILD_REPLICATES + 1))
        .pValue();
  }

  private static boolean holds(ClusterRobustEstimate estimate) {
    return estimate.confidenceLow() <= MadeUpTrusts.TAU
        && MadeUpTrusts.TAU <= estimate.confidenceHigh();
  }

  /** A row of a Markdown table; shares in per cent, with the standard error of simulation. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %d | %d | %.2f | %.1f | %s | %.1f | %.0f | %s | %s | %s |",
        design.trusts(),
        design.pairs(),
        trustDeviation,
        intraclass,
        share(inside, draws),
        degreesOfFreedom / draws,
        100.0 * enough / draws,
        enough == 0 ? "" : share(enoughInside, enough),
        extras.contains(CoverageExtra.SHARED_EFFECT) ? share(sharedInside, draws) : "",
        extras.contains(CoverageExtra.WILD) ? share(rejected, draws) : "");
  }

  private static String share(int count, int of) {
    double share = (double) count / of;
    return String.format(
        Locale.ROOT, "%.1f (%.1f)", 100 * share, 100 * Math.sqrt(share * (1 - share) / of));
  }
}

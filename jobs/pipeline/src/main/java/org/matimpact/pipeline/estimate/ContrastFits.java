package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.CurvePoint;
import org.matimpact.pipeline.study.Effect;
import org.matimpact.pipeline.study.EffectEstimator;
import org.matimpact.pipeline.study.InferenceCheck;
import org.matimpact.pipeline.study.MatchedPairs;
import org.matimpact.pipeline.study.MatchedSchool;
import org.matimpact.pipeline.study.MixedEffect;
import org.matimpact.pipeline.study.Spread;
import org.matimpact.pipeline.study.StudySchool;
import org.matimpact.pipeline.study.TrustEffect;
import org.matimpact.pipeline.study.TrustEffects;
import org.matimpact.pipeline.study.WildBootstrap;

/** Fits the contrasts of a partition one after another, each on its schools in ascending URN. */
final class ContrastFits implements Iterator<ContrastFits.Fit> {

  /**
   * One fitted effect.
   *
   * @param curve the effect along doses; empty where it is not followed
   * @param trusts the effects of trusts; empty where they are not asked for
   * @param spreads how trusts, schools and pupils differ, of headline effects and where the
   *     standard error is model-based
   * @param checks the uncertainty by other methods; beside headline effects only, else empty
   */
  record Fit(
      EffectKey key,
      Effect effect,
      List<CurvePoint> curve,
      List<TrustEffect> trusts,
      List<Spread> spreads,
      List<InferenceCheck> checks)
      implements Serializable {

    /** By a further model. */
    static Fit of(EffectKey key, MixedEffect mixed) {
      return new Fit(key, mixed.effect(), List.of(), List.of(), mixed.spreads(), List.of());
    }
  }

  private final ContrastGroups contrasts;
  private final FitPlan plan;
  private final Queue<Fit> ready = new ArrayDeque<>();

  /**
   * Prepares the fits.
   *
   * @param rows of matched_school by contrast, those of a contrast in any order
   */
  ContrastFits(Iterator<Row> rows, FitPlan plan) {
    this.contrasts = new ContrastGroups(rows);
    this.plan = plan;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && contrasts.hasNext()) {
      fitNextContrast(contrasts.next());
    }
    return !ready.isEmpty();
  }

  @Override
  public Fit next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void fitNextContrast(List<Row> schools) {
    schools.sort(Comparator.comparingLong(row -> row.<Long>getAs("urn")));
    ContrastFacts contrast = plan.estimable().get(ContrastGroups.contrast(schools.get(0)));
    if (contrast != null) {
      fit(contrast, schools);
    }
  }

  private void fit(ContrastFacts contrast, List<Row> rows) {
    PhaseOutcomes phase = plan.phases().get(contrast.phase());
    List<MatchedSchool> schools = rows.stream().map(row -> school(row, phase.positions())).toList();
    EffectEstimator estimator =
        new EffectEstimator(phase.schools(), contrast.covariateSet(), schools, plan.rules());
    for (NamedRequest request : plan.requests(contrast)) {
      if (!request.byPatterns()) {
        EffectKey key = new EffectKey(contrast.id(), request.name());
        ready.add(
            request.byLikelihood()
                ? byLikelihood(key, request, estimator)
                : ofSchools(key, contrast, request, estimator, phase));
      }
    }
  }

  private Fit ofSchools(
      EffectKey key,
      ContrastFacts contrast,
      NamedRequest request,
      EffectEstimator estimator,
      PhaseOutcomes phase) {
    Effect effect = estimator.estimate(request.request(), use(contrast, request));
    boolean headline = contrast.headline() && request.first();
    return new Fit(
        key,
        effect,
        curve(contrast, request, estimator, phase),
        List.of(),
        headline ? estimator.spreads(request.request(), effect) : List.of(),
        headline
            ? estimator.checks(
                request.request(),
                effect,
                plan.pairs().getOrDefault(contrast.id(), MatchedPairs.NONE),
                plan.checks())
            : List.of());
  }

  /** Without a further model it is that of the effects of trusts. */
  private static Fit byLikelihood(EffectKey key, NamedRequest request, EffectEstimator estimator) {
    return request
        .further()
        .map(model -> Fit.of(key, estimator.further(request.request(), model)))
        .orElseGet(() -> ofTrusts(key, estimator.trusts(request.request())));
  }

  private static Fit ofTrusts(EffectKey key, TrustEffects effects) {
    return new Fit(key, effects.mean(), List.of(), effects.trusts(), effects.spreads(), List.of());
  }

  /** Confirmatory families are adjusted by the step-down of their bootstrap statistics. */
  private static WildBootstrap.Use use(ContrastFacts contrast, NamedRequest request) {
    return Family.isConfirmatory(contrast, request)
        ? WildBootstrap.Use.FAMILY
        : WildBootstrap.Use.ROW;
  }

  /** Headline effects of trusts of all sizes are followed along every dose. */
  private static List<CurvePoint> curve(
      ContrastFacts contrast,
      NamedRequest request,
      EffectEstimator estimator,
      PhaseOutcomes phase) {
    boolean followed =
        contrast.headline() && contrast.sizeBand().equals(Contrast.ALL) && request.first();
    return followed
        ? phase.doses().stream()
            .flatMap(dose -> estimator.curve(request.request(), dose).stream())
            .toList()
        : List.of();
  }

  static MatchedSchool school(Row row, Map<Long, Integer> positions) {
    Long set = row.getAs("matched_set");
    return new MatchedSchool(
        positions.get(row.<Long>getAs("urn")),
        row.getAs("arm").equals("treated"),
        row.isNullAt(row.fieldIndex("score")) ? Double.NaN : row.getAs("score"),
        row.getAs("weight"),
        row.getAs("cluster"),
        set == null ? StudySchool.NO_SET : set);
  }
}

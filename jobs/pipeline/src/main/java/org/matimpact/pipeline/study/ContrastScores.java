package org.matimpact.pipeline.study;

import java.util.HashMap;
import java.util.Map;
import org.matimpact.pipeline.settings.DesignSettings;
import org.matimpact.pipeline.settings.DesignSettings.Method;
import org.matimpact.pipeline.settings.ScoreSettings;

/** The propensity scores of one contrast, each model fitted once. */
final class ContrastScores {

  private final ScoredContrast first;
  private final Map<Model, ScoredContrast> fitted = new HashMap<>();

  ContrastScores(ScoredContrast first) {
    this.first = first;
    fitted.put(new Model(first.settings(), false), first);
  }

  /** The score that a design needs: weights balance the route too, where strata would hold it. */
  ScoredContrast of(DesignSettings design) {
    ContrastPool pool = first.pool();
    boolean route = design.method() == Method.WEIGHTING && pool.contrast().exactOnRoute();
    return fitted.computeIfAbsent(
        new Model(design.score(), route),
        model ->
            ScoredContrast.of(
                pool,
                model.settings(),
                model.route() ? pool.covariatesAndRoute() : pool.covariates()));
  }

  private record Model(ScoreSettings settings, boolean route) {}
}

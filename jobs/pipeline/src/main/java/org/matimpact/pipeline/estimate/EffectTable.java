package org.matimpact.pipeline.estimate;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.Effect;
import org.matimpact.pipeline.study.PupilScale;
import org.matimpact.statistics.effect.EefTable;
import org.matimpact.statistics.effect.EffectSize;
import org.matimpact.statistics.effect.MonthsOfProgress;

/** Effects as rows of effect_estimate. */
final class EffectTable {

  /** A published national SD has so many pupils behind it that the small-sample factor is 1. */
  private static final double NATIONAL_DF = 1e6;

  private final RowTemplate template;
  private final Settings settings;
  private final String fingerprint;

  EffectTable(RowTemplate template, Settings settings, String fingerprint) {
    this.template = template;
    this.settings = settings;
    this.fingerprint = fingerprint;
  }

  Row row(EffectRow row, Adjusted adjusted) {
    PhaseSettings phase = settings.phases().get(row.contrast().phase());
    OutcomeSettings outcome = phase.outcomes().get(row.request().outcome());
    RowTemplate.Builder builder = template.row();
    putWhat(builder, row, phase, outcome);
    putEstimate(builder, row.effect(), adjusted);
    putMeaning(builder, row.effect(), outcome);
    putEvidence(builder, row, phase);
    return builder.build();
  }

  static String kind(EffectRow row) {
    return row.request().kind().name();
  }

  private static void putWhat(
      RowTemplate.Builder builder, EffectRow row, PhaseSettings phase, OutcomeSettings outcome) {
    ContrastFacts contrast = row.contrast();
    NamedRequest request = row.request();
    builder
        .put("effect_id", row.effectId())
        .put("contrast_id", contrast.id())
        .put("headline", row.headline())
        .put("phase", contrast.phase())
        .put("key_stage", phase.keyStage())
        .put("outcome", request.outcome())
        .put("measure", request.measure())
        .put("outcome_kind", outcome.kind().name().toLowerCase(Locale.ROOT))
        .put("outcome_years", request.outcomeYears())
        .put("unit", outcome.unit())
        .put("comparator", contrast.comparator())
        .put("comparator_route", contrast.comparatorRoute())
        .put("size_band", contrast.sizeBand())
        .put("size_at", contrast.sizeAt())
        .put("route", contrast.route())
        .put("subgroup", request.request().subgroup().name())
        .put("covariate_set", contrast.covariateSet())
        .put("covariate_timing", contrast.covariateTiming())
        .put("design", contrast.design())
        .put("model", request.model())
        .put("estimand", contrast.estimand())
        .put(
            "estimand_average",
            request.request().estimandAverage().name().toLowerCase(Locale.ROOT));
  }

  private static void putEstimate(RowTemplate.Builder builder, Effect effect, Adjusted adjusted) {
    builder
        .put("status", effect.estimated() ? "estimated" : "not_estimable")
        .putText("reason", effect.problem())
        .put("estimate", effect.estimate())
        .put("std_error", effect.standardError())
        .putText("se_method", effect.estimated() ? effect.method().label() : "")
        .put("df", effect.degreesOfFreedom())
        .put("ci_low", effect.confidenceLow())
        .put("ci_high", effect.confidenceHigh())
        .put("p_value", effect.pValue())
        .put("p_wild", effect.wild().pValue())
        .put("std_error_set", effect.setStandardError())
        .putText("family", adjusted.family())
        .put("p_holm", adjusted.holm())
        .put("p_bh", adjusted.benjaminiHochberg())
        .put("p_maxt", adjusted.maxT());
  }

  private static void putMeaning(
      RowTemplate.Builder builder, Effect effect, OutcomeSettings outcome) {
    if (!effect.estimated()) {
      return;
    }
    PupilScale scale = effect.scale();
    if (outcome.kind() == OutcomeSettings.Kind.BINARY) {
      builder.put("icc", scale.intraclassCorrelation());
    } else if (scale.known()) {
      putSize(builder, effect, scale.sdTotal(), scale.degreesOfFreedom());
      builder
          .put("sd_source", "empty model on the pupils of the fit")
          .put("icc", scale.intraclassCorrelation());
    } else if (outcome.pupilSd() > 0) {
      putSize(builder, effect, outcome.pupilSd(), NATIONAL_DF);
      builder.put("sd_source", outcome.pupilSdSource());
    }
  }

  private static void putSize(
      RowTemplate.Builder builder, Effect effect, double sd, double degreesOfFreedom) {
    EffectSize size =
        EffectSize.of(
            effect.estimate(),
            effect.confidenceLow(),
            effect.confidenceHigh(),
            sd,
            degreesOfFreedom);
    builder
        .put("effect_size", size.value())
        .put("effect_size_low", size.confidenceLow())
        .put("effect_size_high", size.confidenceHigh())
        .put("months_toolkit", MonthsOfProgress.of(size.value(), EefTable.TOOLKIT))
        .put("months_trial", MonthsOfProgress.of(size.value(), EefTable.TRIAL_REPORT))
        .put("sd_total", sd);
  }

  private void putEvidence(RowTemplate.Builder builder, EffectRow row, PhaseSettings phase) {
    ContrastFacts contrast = row.contrast();
    Effect effect = row.effect();
    builder
        .putText("cluster", ClusterLabel.of(effect, settings.estimate()))
        .put("treated_schools", effect.counts().treatedSchools())
        .put("treated_trusts", effect.counts().treatedTrusts())
        .put("comparison_schools", effect.counts().comparisonSchools())
        .put("comparison_ess", effect.counts().comparisonEss())
        .put("treated_pupils", pupils(effect.counts().treatedPupils()))
        .put("comparison_pupils", pupils(effect.counts().comparisonPupils()))
        .put("treated_unmatched", contrast.treatedUnmatched())
        .put("share_kept", contrast.shareKept())
        .put("max_abs_smd", contrast.maxAbsSmd())
        .putText("balance", contrast.balance())
        .putText("caution", new Cautions(settings.estimate()).of(row))
        .put("model_columns", modelColumns(effect))
        .put("largest_two_share", effect.counts().treatedTrustsShare().largestTwo())
        .put("provenance", provenance(phase, row));
  }

  private static Optional<Integer> modelColumns(Effect effect) {
    return Optional.of(effect.counts().modelColumns()).filter(columns -> columns > 0);
  }

  private static Optional<Long> pupils(double pupils) {
    return Double.isNaN(pupils) ? Optional.empty() : Optional.of(StrictMath.round(pupils));
  }

  private String provenance(PhaseSettings phase, EffectRow row) {
    boolean ofPupils = phase.outcomes().get(row.request().outcome()).ofPupils();
    return "outcomes "
        + (ofPupils
            ? "pupil_attainment of " + phase.keyStage() + " (files in input_file)"
            : String.join(",", phase.measures()))
        + "; memberships "
        + phase.memberships()
        + "; schools "
        + String.join(",", phase.schools())
        + "; covariates "
        + row.contrast().covariateSet()
        + "; estimate "
        + fingerprint;
  }
}

package org.matimpact.pipeline.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.ContrastPool;
import org.matimpact.pipeline.study.DesignQuality;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.pipeline.study.MatchedSchool;
import org.matimpact.pipeline.study.StudySchool;
import org.matimpact.statistics.matching.MatchedPair;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.TieReport;
import org.matimpact.statistics.propensity.PropensityModel;

/** One matched contrast as rows of the tables of contrasts, scores and matched schools. */
final class ContrastRows {

  private final MatchedContrast matched;
  private final ContrastPool pool;

  ContrastRows(MatchedContrast matched) {
    this.matched = matched;
    this.pool = matched.scored().pool();
  }

  List<Row> contrast(RowTemplate template, String membershipCaution) {
    Contrast contrast = matched.contrast();
    DesignQuality quality = matched.quality();
    BalanceSummary balance = BalanceSummary.of(matched);
    return List.of(
        template
            .row()
            .put("contrast_id", matched.id())
            .put("phase", contrast.phase())
            .put("comparator", contrast.comparator())
            .put("comparator_route", contrast.comparatorRoute())
            .put("size_at", contrast.sizeAt())
            .put("size_band", contrast.sizeBand())
            .put("route", contrast.route())
            .put("covariate_set", contrast.covariateSet())
            .put("covariate_timing", pool.phase().timing(contrast.covariateSet()))
            .put("design", matched.design())
            .put("design_reason", matched.designReason())
            .put("status", matched.estimable() ? "estimable" : "not_estimable")
            .putText("reason", String.join("; ", matched.reasons()))
            .put("estimand", quality.estimand())
            .put("treated_pool", quality.treatedPool())
            .put("treated_schools", quality.treatedKept())
            .put("treated_unmatched", quality.treatedUnmatched())
            .put("treated_trusts", quality.treatedTrusts())
            .put("comparison_pool", quality.comparisonPool())
            .put("comparison_schools", quality.comparisonKept())
            .put("treated_ess", quality.treatedEss())
            .put("comparison_ess", quality.comparisonEss())
            .put("share_kept", quality.shareKept())
            .put("max_reuse", quality.maximumReuse())
            .put("largest_treated_weight_share", quality.largestTreatedWeightShare())
            .put("largest_weight_share", quality.largestWeightShare())
            .put("caliper", quality.caliper())
            .put("picks", quality.picks())
            .put("tied_picks", quality.tiedPicks())
            .put(
                "treated_sharing_score",
                matched.evidence().ties().map(TieReport::treatedSharingScore))
            .put(
                "comparison_sharing_score",
                matched.evidence().ties().map(TieReport::comparisonsSharingScore))
            .put("max_abs_smd_before", balance.largestBefore())
            .put("max_abs_smd", balance.largestAfter())
            .put("expected_max_smd", balance.expectedLargest())
            .put("balance", balance.verdict())
            .putText("separated", model().map(m -> String.join(", ", m.separated())).orElse(""))
            .putText("aliased", model().map(m -> String.join(", ", m.aliased())).orElse(""))
            .putText("dropped_profile", DroppedProfile.of(matched))
            .put("sponsored_share_treated", quality.sponsoredTreated())
            .put("sponsored_share_comparison", quality.sponsoredComparison())
            .putText("caution", ContrastCautions.of(matched, membershipCaution))
            .build());
  }

  private Optional<PropensityModel> model() {
    return matched.scored().model();
  }

  /**
   * The scores that a design uses, a row a school of the pool. Designs of a contrast may differ in
   * link, likelihood, route or refit, so each has rows of its own, also where they agree: the table
   * grows with schools x contrasts x designs.
   */
  List<Row> propensity(RowTemplate template) {
    if (!matched.usesPropensity() || matched.matching().isEmpty()) {
      return List.of();
    }
    PropensityModel model = model().orElseThrow();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < pool.rows().length; i++) {
      rows.add(
          template
              .row()
              .put("contrast_id", matched.id())
              .put("urn", pool.phase().schools().get(pool.rows()[i]).urn())
              .put("arm", arm(pool.treated()[i]))
              .put("score", model.linearPredictor()[i])
              .put("probability", model.probability()[i])
              .put("stratum", pool.stratum()[i])
              .build());
    }
    return rows;
  }

  List<Row> overlap(RowTemplate template) {
    return matched.overlap().stream()
        .map(
            overlap ->
                template
                    .row()
                    .put("contrast_id", matched.id())
                    .put("treated_min", overlap.treatedMinimum())
                    .put("treated_max", overlap.treatedMaximum())
                    .put("comparison_min", overlap.comparisonMinimum())
                    .put("comparison_max", overlap.comparisonMaximum())
                    .put("treated_outside", overlap.treatedOutside())
                    .put("comparison_outside", overlap.comparisonOutside())
                    .put("overlap_coefficient", overlap.coefficient())
                    .build())
        .toList();
  }

  List<Row> matchedSchools(RowTemplate template) {
    return matched.schools().stream().map(school -> matchedSchool(template, school)).toList();
  }

  private Row matchedSchool(RowTemplate template, MatchedSchool matchedSchool) {
    StudySchool school = pool.phase().schools().get(matchedSchool.row());
    return template
        .row()
        .put("contrast_id", matched.id())
        .put("urn", school.urn())
        .put("arm", arm(matchedSchool.treated()))
        .putText("trust_uid", matchedSchool.treated() ? school.trustUid() : "")
        .put("score", matchedSchool.score())
        .put("weight", matchedSchool.weight())
        .put("cluster", matchedSchool.cluster())
        .put("subclass", subclass(matchedSchool.row()))
        .put(
            "matched_set",
            matchedSchool.matchedSet() == StudySchool.NO_SET
                ? Optional.empty()
                : Optional.of(matchedSchool.matchedSet()))
        .build();
  }

  /** Rows of the pool ascend. */
  private Optional<Integer> subclass(int row) {
    return matched
        .matching()
        .map(matching -> matching.subclass()[Arrays.binarySearch(pool.rows(), row)])
        .filter(set -> set != Matching.NO_SUBCLASS);
  }

  List<Row> matchedSets(RowTemplate template) {
    List<Row> rows = new ArrayList<>();
    for (MatchedPair pair : matched.matching().map(m -> m.pairs()).orElse(List.of())) {
      rows.add(
          template
              .row()
              .put("contrast_id", matched.id())
              .put("treated_urn", urn(pair.treated()))
              .put("comparison_urn", urn(pair.comparison()))
              .put("rank", pair.rank())
              .put("distance", pair.distance())
              .put("tied", pair.tied())
              .build());
    }
    return rows;
  }

  private long urn(int position) {
    return pool.phase().schools().get(pool.rows()[position]).urn();
  }

  private static String arm(boolean treated) {
    return treated ? "treated" : "comparison";
  }
}

package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.settings.CohortSettings;
import org.matimpact.pipeline.settings.CohortSettings.SizeAt;
import org.matimpact.pipeline.settings.SizeBand;

/** The cohort of a phase as rows of its three tables. */
final class CohortRows {

  private final PhaseCohort cohort;
  private final CohortSettings settings;

  CohortRows(PhaseCohort cohort, CohortSettings settings) {
    this.cohort = cohort;
    this.settings = settings;
  }

  List<Row> schools(RowTemplate template) {
    return cohort.members().stream().map(member -> school(template, member)).toList();
  }

  private Row school(RowTemplate template, CohortMember member) {
    Governance governance = member.governance();
    Exposure exposure = Exposure.of(member, cohort.phase());
    RowTemplate.Builder row =
        template
            .row()
            .put("phase", cohort.phase().phase())
            .put("urn", member.urn())
            .put("name", member.school().text("name"))
            .put("arm", member.arm().map(Arm::label))
            .put("eligible", member.eligible())
            .put("exclusion_reason", member.exclusion().map(Exclusion::reason))
            .put("one_school_trust", governance.oneSchoolTrust())
            .put("route", route(member))
            .putText("type", member.school().text("type"))
            .put("trust_uid", governance.stay().map(Stay::trustUid))
            .put("trust_name", governance.stay().map(Stay::trustName))
            .putText("la_code", member.school().text("la_code"))
            .putText("region", member.school().text("region"))
            .put("chain_id", member.chain().id())
            .put("chain_note", member.chain().note().name().toLowerCase(Locale.ROOT))
            .put("entry_cohort", exposure.entryCohort())
            .put("joined_on", governance.joined())
            .put("converted_on", converted(member))
            .put("exposed_whole_window", exposure.wholeWindow())
            .put("exposed_years", exposure.years())
            .put("survivor_bias", governance.stay().map(s -> cohort.phase().membershipCaution()));
    return sizes(row, member).build();
  }

  private RowTemplate.Builder sizes(RowTemplate.Builder row, CohortMember member) {
    boolean inMat = member.arm().equals(Optional.of(Arm.MAT));
    int start = member.governance().sizeStart();
    int end = member.governance().sizeEnd();
    Optional<String> bandStart = inMat ? band(start) : Optional.empty();
    Optional<String> bandEnd = inMat ? band(end) : Optional.empty();
    boolean inTrust = member.governance().stay().isPresent();
    return row.put("size_band", settings.sizeAt().get(0) == SizeAt.END ? bandEnd : bandStart)
        .put("size_band_start", bandStart)
        .put("size_band_end", bandEnd)
        .put("trust_size_start", inTrust ? Optional.of(start) : Optional.empty())
        .put("trust_size_end", inTrust ? Optional.of(end) : Optional.empty());
  }

  private Optional<String> band(int schools) {
    return settings.sizeBands().stream()
        .filter(band -> band.holds(schools))
        .map(SizeBand::label)
        .findFirst();
  }

  private static Optional<String> route(CohortMember member) {
    return switch (member.school().text("type")) {
      case "converter_academy" -> Optional.of("converter");
      case "sponsored_academy" -> Optional.of("sponsored");
      default -> Optional.empty();
    };
  }

  private static Optional<LocalDate> converted(CohortMember member) {
    return route(member).flatMap(route -> member.school().date("opened_on"));
  }

  List<Row> attrition(RowTemplate template) {
    List<Row> rows = new ArrayList<>();
    for (Arm comparator : List.of(Arm.STANDALONE_ACADEMY, Arm.MAINTAINED)) {
      for (CovariateSetValues set : cohort.covariates()) {
        for (Attrition.Step step : Attrition.of(cohort, comparator, set)) {
          rows.add(
              template
                  .row()
                  .put("phase", cohort.phase().phase())
                  .put("comparator", comparator.label())
                  .put("covariate_set", set.set())
                  .put("step", step.step())
                  .put("reason", step.reason())
                  .put("schools_before", step.before())
                  .put("schools_dropped", step.dropped())
                  .put("schools_after", step.after())
                  .put("mat_after", step.matAfter())
                  .put("comparison_after", step.comparisonAfter())
                  .build());
        }
      }
    }
    return rows;
  }

  List<Row> covariates(RowTemplate template) {
    List<Row> rows = new ArrayList<>();
    for (CovariateSetValues set : cohort.covariates()) {
      set.values()
          .forEach(
              (urn, values) -> {
                for (CovariateValue value : values) {
                  rows.add(
                      template
                          .row()
                          .put("phase", cohort.phase().phase())
                          .put("covariate_set", set.set())
                          .put("urn", urn)
                          .put("covariate", value.covariate())
                          .put("level", value.level())
                          .put("value", value.value())
                          .put("timing", value.timing().name().toLowerCase(Locale.ROOT))
                          .put(
                              "source_year",
                              value.year() == 0 ? Optional.empty() : Optional.of(value.year()))
                          .putText("covariate_source", value.source())
                          .build());
                }
              });
    }
    return rows;
  }
}

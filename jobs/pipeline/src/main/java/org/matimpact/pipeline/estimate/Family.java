package org.matimpact.pipeline.estimate;

import java.util.Locale;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.Subgroup;

/**
 * Rows whose p-values are adjusted together. The confirmatory families of each outcome kind are the
 * headline rows of the bands under one model, and those of all trusts; everything else is
 * exploratory, a family a specification.
 */
final class Family {

  private Family() {}

  /** Whether an effect belongs to a confirmatory family. */
  static boolean isConfirmatory(ContrastFacts contrast, NamedRequest request) {
    return contrast.headline() && request.first() && contrast.route().equals(Contrast.ALL);
  }

  static String of(EffectRow row) {
    ContrastFacts contrast = row.contrast();
    String kind = EffectTable.kind(row).toLowerCase(Locale.ROOT) + " by " + row.request().model();
    boolean allBands = contrast.sizeBand().equals(Contrast.ALL);
    if (isConfirmatory(contrast, row.request())) {
      return "confirmatory " + kind + (allBands ? " all trusts" : " size bands");
    }
    if (row.headline()) {
      return "exploratory " + kind + " routes";
    }
    Subgroup subgroup = row.request().request().subgroup();
    if (!subgroup.equals(Subgroup.ALL)) {
      return "exploratory "
          + kind
          + (subgroup.difference() ? " differences between subgroups" : " subgroups");
    }
    return String.join(
        " ",
        "exploratory",
        kind,
        contrast.phase(),
        contrast.design(),
        contrast.covariateSet(),
        contrast.comparatorRoute(),
        contrast.sizeAt(),
        row.request().measure(),
        row.request().outcomeYears(),
        row.request().request().estimandAverage().name().toLowerCase(Locale.ROOT));
  }
}

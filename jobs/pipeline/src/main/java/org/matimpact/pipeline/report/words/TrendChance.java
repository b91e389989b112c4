package org.matimpact.pipeline.report.words;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.matimpact.statistics.multiplicity.PValueAdjustment;

/**
 * How many trends chance alone would hardly bring about among as many as there are: those whose
 * p-value is at most .05 after Holm's (1979) adjustment over all trends that are told.
 */
public final class TrendChance {

  private static final Set<Finding> TOLD = Set.of(Finding.HIGHER, Finding.LOWER, Finding.UNCLEAR);

  private TrendChance() {}

  /** A sentence where some interval lies on one side of 0; else nothing. */
  public static String of(List<Trend> trends) {
    List<Trend> told = trends.stream().filter(trend -> TOLD.contains(trend.finding())).toList();
    if (told.stream().allMatch(trend -> trend.finding() == Finding.UNCLEAR)) {
      return "";
    }
    double[] p = told.stream().mapToDouble(Trend::pValue).toArray();
    long beyond = Arrays.stream(PValueAdjustment.holm(p)).filter(q -> q <= Effect.CHANCE).count();
    return "Once all %d are allowed for, %s beyond chance."
        .formatted(told.size(), beyond == 0 ? "none is" : beyond + (beyond == 1 ? " is" : " are"));
  }
}

package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.FitCounts;

/**
 * What the table of contrasts says of one.
 *
 * @param estimable decided by matching, before outcomes were read
 * @param reason why not; empty text when it is
 * @param asMatched schools as matched, for rows without a fit
 * @param caution cautions of every effect of the contrast; empty text for none
 * @param headline whether its effects answer for its phase, comparator, band and route
 */
record ContrastFacts(
    String id,
    String phase,
    String comparator,
    String comparatorRoute,
    String sizeAt,
    String sizeBand,
    String route,
    String covariateSet,
    String covariateTiming,
    String design,
    boolean estimable,
    String reason,
    String estimand,
    FitCounts asMatched,
    long treatedUnmatched,
    double shareKept,
    double maxAbsSmd,
    String balance,
    String caution,
    boolean headline)
    implements Serializable, Comparable<ContrastFacts> {

  static ContrastFacts of(Row row, Settings settings) {
    return new ContrastFacts(
        row.getAs("contrast_id"),
        row.getAs("phase"),
        row.getAs("comparator"),
        row.getAs("comparator_route"),
        row.getAs("size_at"),
        row.getAs("size_band"),
        row.getAs("route"),
        row.getAs("covariate_set"),
        row.getAs("covariate_timing"),
        row.getAs("design"),
        row.getAs("status").equals("estimable"),
        text(row, "reason"),
        row.getAs("estimand"),
        FitCounts.unfitted(
            count(row, "treated_schools"),
            count(row, "treated_trusts"),
            count(row, "comparison_schools"),
            row.getAs("comparison_ess")),
        row.getAs("treated_unmatched"),
        row.getAs("share_kept"),
        row.isNullAt(row.fieldIndex("max_abs_smd")) ? Double.NaN : row.getAs("max_abs_smd"),
        text(row, "balance"),
        text(row, "caution"),
        headline(row, settings));
  }

  /** The first design, covariate set and date of size, and routes compared with the same route. */
  private static boolean headline(Row row, Settings settings) {
    PhaseSettings phase = settings.phases().get(row.<String>getAs("phase"));
    String firstDate = settings.cohort().sizeAt().get(0).name().toLowerCase(Locale.ROOT);
    return settings.match().isHeadline(row.getAs("design"))
        && row.getAs("covariate_set").equals(phase.covariateSets().get(0).name())
        && !row.getAs("comparator_route").equals(Contrast.ANY_ROUTE)
        && List.of(firstDate, Contrast.ALL).contains(row.<String>getAs("size_at"));
  }

  private static int count(Row row, String column) {
    return Math.toIntExact(row.<Long>getAs(column));
  }

  private static String text(Row row, String column) {
    String text = row.getAs(column);
    return text == null ? "" : text;
  }

  @Override
  public int compareTo(ContrastFacts other) {
    return id.compareTo(other.id);
  }
}

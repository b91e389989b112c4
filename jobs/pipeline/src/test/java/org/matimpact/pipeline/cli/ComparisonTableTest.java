package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.TableResult;
import org.matimpact.pipeline.match.ComparedDesign;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.DesignQuality;
import org.matimpact.pipeline.study.StudySchool;

/** The table from which a design is picked, on designs made up by hand: 40 treated a contrast. */
class ComparisonTableTest {

  private static final String NOTHING = "";

  private final ComparedDesign all = compared("pairs", Contrast.ALL, NOTHING, 40, 0.08);
  private final ComparedDesign small = compared("pairs", "4-6", NOTHING, 36, 0.2004);
  private final ComparedDesign lost = compared("pairs", "7-15", "too few kept", 4, 0.9);

  @Test
  void theSummaryTellsAllTreatedAndTheWorstOfTheEstimable() {
    List<Map<String, String>> rows = rows(ComparisonTable.summary(List.of(lost, all, small)));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0))
        .containsEntry("design", "pairs")
        .containsEntry("estimand", "ATT")
        .containsEntry("kept", "1.0")
        .containsEntry("treated_ess", "38.5")
        .containsEntry("comparison_ess", "31.25")
        .containsEntry("max_smd", "0.08")
        .containsEntry("estimable", "2 of 3")
        // Not .1 and .9 of the contrast that has no effect to report.
        .containsEntry("least_kept", "0.9")
        .containsEntry("worst_smd", "0.2")
        .containsEntry("tied", NOTHING)
        .containsEntry("reason", NOTHING);
  }

  @Test
  void whereNoGroupIsEstimableTheWorstIsEmpty() {
    ComparedDesign none = compared("full", Contrast.ALL, "too few kept", 4, 0.3);
    assertThat(rows(ComparisonTable.summary(List.of(none))).get(0))
        .containsEntry("kept", "0.1")
        .containsEntry("max_smd", "0.3")
        .containsEntry("estimable", "0 of 1")
        .containsEntry("least_kept", NOTHING)
        .containsEntry("worst_smd", NOTHING)
        .containsEntry("reason", "too few kept");
  }

  @Test
  void designsStandInTheOrderInWhichTheyCame() {
    ComparedDesign full = compared("full", Contrast.ALL, NOTHING, 40, 0.05);
    assertThat(rows(ComparisonTable.summary(List.of(full, all, small))))
        .extracting(row -> row.get("design"))
        .containsExactly("full", "pairs");
  }

  @Test
  void everyContrastHasARowWithItsFiguresUnrounded() {
    List<Map<String, String>> rows = rows(ComparisonTable.every(List.of(all, small, lost)));
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .containsEntry("size_band", "4-6")
        .containsEntry("status", "estimable")
        .containsEntry("estimand", "ATM")
        .containsEntry("treated_pool", "40")
        .containsEntry("treated_schools", "36")
        .containsEntry("share_kept", "0.9")
        .containsEntry("largest_treated_weight_share", "0.025")
        .containsEntry("max_abs_smd", "0.2004")
        .containsEntry("tied_share", NOTHING);
    assertThat(rows.get(2))
        .containsEntry("status", "not_estimable")
        .containsEntry("reason", "too few kept");
  }

  private static ComparedDesign compared(
      String design, String band, String reason, int kept, double smd) {
    Contrast contrast =
        new Contrast(
            "secondary", StudySchool.STANDALONE, "same", "end", band, Contrast.ALL, "intake");
    DesignQuality quality =
        new DesignQuality(
            Estimand.ATT, 40, kept, 90, 40, 38.5, 31.25, 1, 0.025, 0.05, 8, 0.5, 0.5, 0.2, 0, 0);
    return new ComparedDesign(
        contrast, design, reason, quality, 0.5, smd, 0.15, "good", Double.NaN);
  }

  private static List<Map<String, String>> rows(TableResult result) {
    List<String> names = result.columns().stream().map(TableField::name).toList();
    return result.rows().stream().map(row -> named(names, row)).toList();
  }

  private static Map<String, String> named(List<String> names, Cells row) {
    Map<String, String> named = new TreeMap<>();
    for (int column = 0; column < names.size(); column++) {
      named.put(names.get(column), row.text(column));
    }
    return named;
  }
}

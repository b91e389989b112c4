package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Comparison arms of effects as the results by band show them, where they are of all schools. */
final class ComparisonCells {

  private ComparisonCells() {}

  /**
   * Effects that compare with all schools of an arm show how many pupils its result by band has:
   * one cell for each, beside that of the effect.
   */
  static List<Cell> of(List<ResultRow> bands, List<ResultRow> effects) {
    Map<List<String>, ResultRow> arms = new HashMap<>();
    bands.stream()
        .filter(band -> band.whole("pupils").isPresent())
        .filter(band -> band.text("size_band").equals(TreatedRelations.ALL))
        .forEach(band -> arms.put(whole(band, "arm", "pupils"), band));
    List<Cell> cells = new ArrayList<>();
    for (ResultRow effect : effects) {
      ResultRow arm = arms.get(whole(effect, "comparator", "comparison_pupils"));
      if (arm != null) {
        String key = key(Results.key(EffectCells.TABLE, effect));
        Arm pupils =
            new Arm(
                arm.whole("pupils"),
                arm.whole("schools").orElse(0),
                OptionalLong.empty(),
                Optional.empty());
        cells.add(
            new Cell(
                key,
                50,
                pupils,
                Optional.empty(),
                OptionalLong.empty(),
                key,
                List.of(),
                BandCells.quantity(arm)));
      }
    }
    return cells;
  }

  /** Key of the cell that stands for the comparison arm of an effect. */
  static String key(String effectKey) {
    return effectKey + "#comparison";
  }

  private static List<String> whole(ResultRow row, String arm, String pupils) {
    return List.of(
        row.text("phase"),
        row.text("outcome"),
        row.text("outcome_years"),
        row.text(arm),
        row.text(pupils));
  }
}

package org.matimpact.pipeline.publish;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A last look at what is about to be written, by the counts that the rows show and nothing else: a
 * count that is there is no smaller than its limit. It knows nothing of how they came to be shown.
 */
final class ReleaseCheck {

  private static final List<String> PUPILS = List.of("treated_pupils", "comparison_pupils");
  private static final List<String> SCHOOLS = List.of("treated_schools", "comparison_schools");

  private final Limits limits;

  ReleaseCheck(Limits limits) {
    this.limits = limits;
  }

  /**
   * Lets the tables pass, or not.
   *
   * @param tables rows before rounding, by table
   * @throws IllegalStateException if a row shows too few
   */
  void require(Map<String, List<ResultRow>> tables) {
    for (ResultRow row : tables.get(EffectCells.TABLE)) {
      PUPILS.forEach(column -> require(EffectCells.TABLE, row, column, limits.leastPupils()));
      SCHOOLS.forEach(column -> require(EffectCells.TABLE, row, column, limits.leastSchools()));
      require(EffectCells.TABLE, row, "treated_trusts", limits.leastTrusts());
    }
    for (ResultRow row : tables.get(ContrastCells.TABLE)) {
      SCHOOLS.forEach(column -> require(ContrastCells.TABLE, row, column, limits.leastSchools()));
      require(ContrastCells.TABLE, row, "treated_trusts", limits.leastTrusts());
    }
    for (ResultRow row : tables.get(BandCells.TABLE)) {
      require(BandCells.TABLE, row, "pupils", limits.leastPupils());
      require(BandCells.TABLE, row, "schools", limits.leastSchools());
    }
  }

  private static void require(String table, ResultRow row, String column, long least) {
    OptionalLong count = row.whole(column);
    if (count.isPresent() && count.getAsLong() < least) {
      throw new IllegalStateException(
          "%s, row %s: %s is under its limit of %d, and nothing is published. Disclosure control should have withheld it: report this row"
              .formatted(table, row.key(), column, least));
    }
  }
}

package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Contrasts as disclosure control sees them: who is kept, and apart from that how many treated
 * schools there are before matching, which add up over size bands and routes.
 */
final class ContrastCells {

  /** Name of the table. */
  static final String TABLE = "contrast";

  private static final String POOL = "#pool";

  private static final List<String> GROUP =
      List.of("phase", "comparator", "comparator_route", "covariate_set");

  private ContrastCells() {}

  /**
   * Two cells for each contrast.
   *
   * @param same takes the quantities of the cells
   */
  static List<Cell> of(List<ResultRow> contrasts, SamePupils same) {
    List<Cell> cells = new ArrayList<>();
    for (ResultRow row : contrasts) {
      Cell pool = pool(row);
      same.add(
          List.of("pool", row.text("phase"), row.text("size_band"), row.text("route")),
          pool.counted().size(),
          pool.quantity());
      cells.add(kept(row));
      cells.add(pool);
    }
    return cells;
  }

  /** Keys of the cells of a contrast. */
  static List<String> keys(String contrastId) {
    return List.of(TABLE + ":" + contrastId, TABLE + ":" + contrastId + POOL);
  }

  private static Cell kept(ResultRow row) {
    String key = keys(row.text("contrast_id")).get(0);
    Arm treated =
        new Arm(
            OptionalLong.empty(),
            row.whole("treated_schools").orElse(0),
            row.whole("treated_trusts"),
            Optional.of(Shares.NONE));
    return new Cell(
        key,
        precedence(row),
        treated,
        Optional.of(schools(row, "comparison_schools")),
        OptionalLong.empty(),
        key,
        List.of(),
        "");
  }

  private static Cell pool(ResultRow row) {
    String key = keys(row.text("contrast_id")).get(1);
    return new Cell(
        key,
        precedence(row),
        schools(row, "treated_pool"),
        Optional.empty(),
        OptionalLong.empty(),
        key,
        List.of(),
        TreatedRelations.key(
            "pool|" + String.join("|", GROUP.stream().map(row::text).toList()),
            List.of(row.text("size_at"), row.text("size_band"), row.text("route"), "", "")));
  }

  private static Arm schools(ResultRow row, String column) {
    return new Arm(
        OptionalLong.empty(), row.whole(column).orElse(0), OptionalLong.empty(), Optional.empty());
  }

  private static int precedence(ResultRow row) {
    return (row.text("size_band").equals(TreatedRelations.ALL) ? 0 : 1)
        + (row.text("route").equals(TreatedRelations.ALL) ? 0 : 2);
  }
}

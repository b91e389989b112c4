package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;

/** What disclosure control withholds, asked by the tables and noted for the audit. */
final class Withheld {

  /** Every figure of a row. */
  private static final String EVERY = "*";

  private final Map<String, Suppression> suppressions;
  private final Map<String, Arm> arms = new HashMap<>();
  private final Map<List<String>, Suppression> noted = new TreeMap<>(Withheld::inOrder);

  /**
   * Takes the answers of disclosure control.
   *
   * @param cells the rows that it was asked about
   */
  Withheld(Map<String, Suppression> suppressions, List<Cell> cells) {
    this.suppressions = suppressions;
    cells.forEach(cell -> arms.put(cell.key(), cell.counted()));
  }

  private static int inOrder(List<String> one, List<String> other) {
    return String.join("\n", one).compareTo(String.join("\n", other));
  }

  /** Why a row is withheld, if it is; noted. */
  Optional<Suppression> row(String table, ResultRow row) {
    return row(table, row, Results.key(table, row));
  }

  /** The same of a row that disclosure control knows by another name. */
  Optional<Suppression> row(String table, ResultRow row, String key) {
    Optional<Suppression> by = Optional.ofNullable(suppressions.get(key));
    by.ifPresent(suppression -> note(table, row, EVERY, suppression));
    return by;
  }

  /** Why a row is withheld whose parent, an effect or a contrast, is; noted. */
  Optional<Suppression> child(String table, ResultRow row, String parent) {
    Optional<Suppression> by =
        Optional.ofNullable(suppressions.get(parent))
            .map(p -> new Suppression(p.key(), Rule.PARENT, "what it belongs to is withheld"));
    by.ifPresent(suppression -> note(table, row, EVERY, suppression));
    return by;
  }

  /** Why a figure is withheld, if it is; noted. */
  Optional<Suppression> figure(String table, ResultRow row, String column, String name) {
    Optional<Suppression> by = Optional.ofNullable(suppressions.get(name));
    by.ifPresent(suppression -> note(table, row, column, suppression));
    return by;
  }

  /** Notes a figure that is withheld by itself. */
  void note(String table, ResultRow row, String column, Suppression suppression) {
    noted.putIfAbsent(List.of(table, row.key(), column), suppression);
  }

  /** How much is withheld. */
  int size() {
    return noted.size();
  }

  /** Rows of the table suppression. */
  List<Row> audit(RowTemplate template) {
    List<Row> rows = new ArrayList<>();
    noted.forEach(
        (where, suppression) -> {
          RowTemplate.Builder row =
              template
                  .row()
                  .put("table", where.get(0))
                  .put("row_key", where.get(1))
                  .put("column", where.get(2))
                  .put("rule", suppression.rule().name().toLowerCase(java.util.Locale.ROOT))
                  .put("kind", kind(suppression.rule()))
                  .put("detail", suppression.detail());
          Optional.ofNullable(arms.get(suppression.key())).ifPresent(arm -> putCounts(row, arm));
          rows.add(row.build());
        });
    return Collections.unmodifiableList(rows);
  }

  private static String kind(Rule rule) {
    if (rule == Rule.PARENT) {
      return "parent";
    }
    return rule.primary() ? "primary" : "secondary";
  }

  private static void putCounts(RowTemplate.Builder row, Arm arm) {
    row.put("schools", arm.schools());
    arm.pupils().ifPresent(pupils -> row.put("pupils", pupils));
    arm.trusts().ifPresent(trusts -> row.put("trusts", trusts));
  }
}

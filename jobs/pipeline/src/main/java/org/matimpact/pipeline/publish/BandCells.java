package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.matimpact.pipeline.settings.OutcomeSettings;

/** Results by size band as disclosure control sees them, and what adds up among them. */
final class BandCells {

  /** Name of the table. */
  static final String TABLE = "band_result";

  private static final String MAT = "mat";
  private static final String MAINTAINED = "maintained";

  /** Treated schools outside every band. */
  private static final String OUTSIDE = "none";

  private final Map<String, List<Long>> contributions = new HashMap<>();

  /**
   * Prepares the cells.
   *
   * @param trusts rows of trust_result, of the trusts in bands
   * @param schools rows of school_result, of which those outside trusts of several schools count
   */
  BandCells(List<ResultRow> trusts, List<ResultRow> schools) {
    for (ResultRow trust : trusts) {
      String band = trust.text("size_band");
      long size = size(trust, trust.whole("schools").orElse(0));
      add(group(trust, MAT, TreatedRelations.ALL), size);
      add(group(trust, MAT, band.isEmpty() ? OUTSIDE : band), size);
    }
    schools.stream()
        .filter(school -> !school.text("arm").equals(MAT))
        .forEach(
            school ->
                add(group(school, school.text("arm"), TreatedRelations.ALL), size(school, 1)));
  }

  private void add(String group, long size) {
    contributions.computeIfAbsent(group, g -> new ArrayList<>()).add(size);
  }

  private static long size(ResultRow row, long schools) {
    return row.whole("pupils").orElse(schools);
  }

  private static String group(ResultRow row, String arm, String band) {
    return String.join("|", row.text("phase"), row.text("outcome"), arm, band);
  }

  /** Name of the size of a row. */
  static String quantity(ResultRow row) {
    return "band|" + group(row, row.text("arm"), row.text("size_band"));
  }

  /** Name of the size of a band of trusts, by one of its trusts. */
  static String ofTrust(ResultRow trust) {
    String band = trust.text("size_band");
    return "band|" + group(trust, MAT, band.isEmpty() ? OUTSIDE : band);
  }

  /**
   * The cells.
   *
   * @param same takes the quantities of the cells
   */
  List<Cell> of(List<ResultRow> rows, SamePupils same) {
    List<Cell> cells = new ArrayList<>();
    for (ResultRow row : rows) {
      Cell cell = cell(row);
      if (row.text("arm").equals(MAT)) {
        same.add(
            List.of(
                row.whole("pupils").isPresent() ? "pupils" : "schools",
                row.text("phase"),
                row.text("outcome"),
                row.text("size_band"),
                TreatedRelations.ALL,
                row.text("outcome_years"),
                TreatedRelations.ALL),
            cell.counted().size(),
            cell.quantity());
      }
      cells.add(cell);
    }
    return cells;
  }

  private Cell cell(ResultRow row) {
    String key = Results.key(TABLE, row);
    boolean ofTrusts = !row.text("arm").equals(MAINTAINED);
    Arm arm =
        new Arm(
            row.whole("pupils"),
            row.whole("schools").orElse(0),
            ofTrusts ? row.whole("trusts") : OptionalLong.empty(),
            Optional.of(shares(group(row, row.text("arm"), row.text("size_band")))));
    return new Cell(
        key,
        row.text("size_band").equals(TreatedRelations.ALL) ? 0 : 1,
        arm,
        Optional.empty(),
        OptionalLong.empty(),
        key,
        List.of(),
        quantity(row));
  }

  private Shares shares(String group) {
    List<Long> sizes = new ArrayList<>(contributions.getOrDefault(group, List.of()));
    sizes.sort(Collections.reverseOrder());
    double sum = sizes.stream().mapToLong(Long::longValue).sum();
    double two = sizes.stream().limit(2).mapToLong(Long::longValue).sum();
    return new Shares(sizes.isEmpty() ? Double.NaN : sizes.get(0) / sum, two / sum);
  }

  /** Rows of binary outcomes that everybody, or nobody, of a group has. */
  static Map<String, Suppression> alike(List<ResultRow> rows) {
    Map<String, Suppression> alike = new TreeMap<>();
    for (ResultRow row : rows) {
      double mean = row.number("raw_mean").orElse(Double.NaN);
      if (row.text("unit").equals(OutcomeSettings.BINARY_UNIT) && (mean <= 0 || mean >= 100)) {
        String key = Results.key(TABLE, row);
        alike.put(key, new Suppression(key, Rule.CLASS, "everybody of the group is alike"));
      }
    }
    return alike;
  }

  /** The bands of trusts add up to all trusts. */
  static List<Relation> relations(List<ResultRow> rows) {
    Map<String, List<String>> bands = new TreeMap<>();
    rows.stream()
        .filter(row -> row.text("arm").equals(MAT))
        .filter(row -> !row.text("size_band").equals(TreatedRelations.ALL))
        .forEach(
            row ->
                bands
                    .computeIfAbsent(
                        "band|" + group(row, MAT, TreatedRelations.ALL), b -> new ArrayList<>())
                    .add(quantity(row)));
    return bands.entrySet().stream()
        .map(total -> Relation.total(total.getKey(), total.getValue()))
        .toList();
  }
}

package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Numbers of pupils who leave on the way to the fits, and of those who lack a column: single
 * figures that add up along the steps, over the arms, and from one table to the other.
 */
final class PupilFlow {

  /** Names of the tables. */
  static final String ATTRITION = "outcome_attrition";

  static final String MISSING = "missing_data";

  private static final String ALL = "all";

  private final long least;
  private final Function<String, String> columns;
  private final Map<String, String> populations = new HashMap<>();
  private final Map<String, Quantity> numbers = new TreeMap<>();
  private final List<Relation> relations = new ArrayList<>();

  /**
   * Collects numbers and what adds up.
   *
   * @param columns column of pupils of a phase's outcome, by "phase outcome"
   */
  PupilFlow(Results results, long least, Function<String, String> columns) {
    this.least = least;
    this.columns = columns;
    List<ResultRow> missing = results.rows(MISSING);
    addPopulations(missing);
    results.rows(ATTRITION).forEach(this::addStep);
    missing.forEach(this::addMissing);
    addArms(missing);
    addNested(results);
    addResults(results);
  }

  /** Every number. */
  List<Quantity> numbers() {
    return List.copyOf(numbers.values());
  }

  /** What adds up among them. */
  List<Relation> relations() {
    return List.copyOf(relations);
  }

  /** Names of the numbers of a row, by column. */
  Map<String, String> names(String table, ResultRow row) {
    return table.equals(ATTRITION)
        ? Map.of(
            "pupils_before", stage(row, step(row) - 1),
            "pupils_dropped", "dropped|" + stage(row, step(row)),
            "pupils_after", stage(row, step(row)))
        : Map.of("pupils", pupils(row), "missing", missing(row));
  }

  private static int step(ResultRow row) {
    return (int) row.whole("step").orElseThrow();
  }

  /** Steps are the same for all outcomes until a result counts, then for those of one column. */
  private String stage(ResultRow row, int step) {
    String outcome = row.text("outcome");
    String column = columns.apply(row.text("phase") + " " + outcome);
    String whose =
        switch (step) {
          case 0, 1 -> "";
          case 2 -> column;
          default -> outcome;
        };
    return String.join("|", "left", row.text("phase"), row.text("year"), "" + step, whose);
  }

  private void addStep(ResultRow row) {
    Map<String, String> names = names(ATTRITION, row);
    add(names.get("pupils_before"), row, "pupils_before", 1);
    add(names.get("pupils_dropped"), row, "pupils_dropped", 2);
    add(names.get("pupils_after"), row, "pupils_after", 1);
    relations.add(
        Relation.total(
            names.get("pupils_before"),
            List.of(names.get("pupils_dropped"), names.get("pupils_after"))));
  }

  private void addMissing(ResultRow row) {
    int precedence = row.text("contrast_id").equals(ALL) ? 3 : 4;
    add(pupils(row), row, "pupils", 1);
    add(missing(row), row, "missing", precedence);
    relations.add(Relation.total(pupils(row), List.of(missing(row), "present|" + missing(row))));
  }

  private void add(String name, ResultRow row, String column, int precedence) {
    row.whole(column)
        .ifPresent(
            size ->
                numbers.putIfAbsent(
                    name, new Quantity(name, size, least, precedence, Quantity.Zero.OPEN)));
  }

  private String pupils(ResultRow row) {
    return String.join("|", "pupils", row.text("phase"), population(row), row.text("year"));
  }

  private String missing(ResultRow row) {
    return "missing|" + row.text("column") + "|" + pupils(row);
  }

  private String population(ResultRow row) {
    return populations.getOrDefault(arm(row), arm(row));
  }

  private static String arm(ResultRow row) {
    return String.join(" ", row.text("phase"), row.text("contrast_id"), row.text("arm"));
  }

  /** Arms with the same number of pupils in every year are taken for the same pupils. */
  private void addPopulations(List<ResultRow> rows) {
    Map<String, Map<String, Long>> byArm = new TreeMap<>();
    rows.forEach(
        row ->
            byArm
                .computeIfAbsent(arm(row), a -> new TreeMap<>())
                .put(row.text("year"), row.whole("pupils").orElse(0)));
    Map<String, String> first = new HashMap<>();
    byArm.forEach(
        (arm, pupils) -> {
          String phase = arm.substring(0, arm.indexOf(' '));
          populations.put(arm, first.computeIfAbsent(phase + pupils, p -> arm));
        });
  }

  /**
   * The arms together are the pupils left after the first step; they lack what leaves at the 2nd.
   */
  private void addArms(List<ResultRow> rows) {
    Map<String, List<String>> sums = new TreeMap<>();
    rows.stream()
        .filter(row -> row.text("contrast_id").equals(ALL))
        .forEach(
            row -> {
              String year = row.text("phase") + "|" + row.text("year");
              collect(sums, "left|" + year + "|1|", pupils(row));
              collect(sums, "dropped|left|" + year + "|2|" + row.text("column"), missing(row));
            });
    sums.forEach(
        (total, parts) -> {
          if (numbers.containsKey(total)) {
            relations.add(Relation.total(total, parts));
          }
        });
  }

  private static void collect(Map<String, List<String>> sums, String total, String part) {
    List<String> parts = sums.computeIfAbsent(total, t -> new ArrayList<>());
    if (!parts.contains(part)) {
      parts.add(part);
    }
  }

  /** The schools of a contrast of all treated are among those of their arms. */
  private void addNested(Results results) {
    Map<String, String> arms = new HashMap<>();
    for (ResultRow contrast : results.rows(ContrastCells.TABLE)) {
      if (contrast.text("size_band").equals(ALL) && contrast.text("route").equals(ALL)) {
        String id = contrast.text("phase") + " " + contrast.text("contrast_id");
        String all = contrast.text("phase") + " " + ALL + " ";
        arms.put(id + " treated", all + "mat");
        arms.put(id + " comparison", all + contrast.text("comparator"));
      }
    }
    for (ResultRow row : results.rows(MISSING)) {
      String arm = arms.get(arm(row));
      if (arm != null && !populations.getOrDefault(arm, arm).equals(population(row))) {
        nest(pupils(row), pupils(row).replace(population(row), populations.getOrDefault(arm, arm)));
        nest(
            missing(row),
            missing(row).replace(population(row), populations.getOrDefault(arm, arm)));
      }
    }
  }

  private void nest(String part, String whole) {
    relations.add(Relation.total(whole, List.of(part, "rest|" + part)));
  }

  /** Those left after the last step in every year are those behind the results of the arms. */
  private void addResults(Results results) {
    Map<String, Map<String, String>> last = new TreeMap<>();
    for (ResultRow row : results.rows(ATTRITION)) {
      last.computeIfAbsent(row.text("phase") + "|" + row.text("outcome"), o -> new TreeMap<>())
          .put(row.text("year"), stage(row, step(row)));
    }
    Map<String, Map<String, Integer>> sums = new TreeMap<>();
    for (ResultRow row : results.rows(BandCells.TABLE)) {
      String outcome = row.text("phase") + "|" + row.text("outcome");
      if (row.text("size_band").equals(ALL) && last.containsKey(outcome)) {
        Map<String, Integer> terms = sums.computeIfAbsent(outcome, o -> new TreeMap<>());
        terms.put(BandCells.quantity(row), 1);
        last.get(outcome).entrySet().stream()
            .filter(year -> inPool(row.text("outcome_years"), year.getKey()))
            .forEach(year -> terms.put(year.getValue(), -1));
      }
    }
    sums.values().forEach(terms -> relations.add(new Relation(terms)));
  }

  private static boolean inPool(String pool, String year) {
    String[] ends = pool.split("-", -1);
    return ends[0].compareTo(year) <= 0 && year.compareTo(ends[ends.length - 1]) <= 0;
  }
}

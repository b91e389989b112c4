package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What adds up among the treated of contrasts and their effects: size bands to all, routes to all,
 * years to their pool, levels of a subgroup to all. Each treated group is matched by itself, so
 * sums hold only nearly where schools were left out; what is left over is then an unknown of its
 * own, and where the parts are more than the total nothing follows.
 */
final class TreatedRelations {

  /** The level that stands for all. */
  static final String ALL = "all";

  private static final int LEVELS = 5;
  private static final int BAND = 1;
  private static final int ROUTE = 2;
  private static final int YEARS = 3;
  private static final int SUBGROUP = 4;

  private final Map<String, Long> sizes;
  private final List<Relation> relations = new ArrayList<>();

  private TreatedRelations(Map<String, Long> sizes) {
    this.sizes = sizes;
  }

  /**
   * Name of a quantity.
   *
   * @param group what the rows that add up have in common
   * @param levels when the size of the trust counts, size band, route, years and subgroup; empty
   *     text for what does not divide the rows
   */
  static String key(String group, List<String> levels) {
    return group + "|" + String.join("|", levels);
  }

  /**
   * All relations.
   *
   * @param bands every size band
   * @param routes every route
   */
  static List<Relation> of(List<Cell> cells, Set<String> bands, Set<String> routes) {
    Map<String, Long> sizes = new TreeMap<>();
    cells.stream()
        .filter(cell -> !cell.quantity().isEmpty())
        .forEach(cell -> sizes.put(cell.quantity(), cell.counted().size()));
    TreatedRelations relations = new TreatedRelations(sizes);
    Map<String, Set<List<String>>> groups = new TreeMap<>();
    for (String key : sizes.keySet()) {
      List<String> parts = List.of(key.split("\\|", -1));
      int end = parts.size() - LEVELS;
      groups
          .computeIfAbsent(String.join("|", parts.subList(0, end)), g -> new HashSet<>())
          .add(parts.subList(end, parts.size()));
    }
    groups.forEach((group, levels) -> relations.add(group, levels, bands, routes));
    return relations.relations;
  }

  private void add(String group, Set<List<String>> held, Set<String> bands, Set<String> routes) {
    Set<String> dates = new TreeSet<>();
    Set<String> subgroups = new TreeSet<>();
    held.forEach(levels -> dates.add(levels.get(0)));
    held.forEach(levels -> subgroups.add(levels.get(SUBGROUP)));
    dates.remove(ALL);
    for (List<String> total : held) {
      if (total.get(BAND).equals(ALL)) {
        dates.forEach(
            date ->
                add(
                    group,
                    total,
                    bands.stream().map(b -> with(with(total, 0, date), BAND, b)).toList()));
      }
      if (total.get(ROUTE).equals(ALL)) {
        add(group, total, routes.stream().map(route -> with(total, ROUTE, route)).toList());
      }
      if (total.get(YEARS).contains("-")) {
        add(group, total, years(total.get(YEARS)).map(year -> with(total, YEARS, year)).toList());
      }
      if (total.get(SUBGROUP).equals(ALL)) {
        variables(subgroups)
            .forEach(
                names ->
                    add(group, total, names.stream().map(s -> with(total, SUBGROUP, s)).toList()));
      }
    }
  }

  /** Levels by the variable that they are of. */
  private static Collection<List<String>> variables(Set<String> subgroups) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    subgroups.stream()
        .filter(name -> name.contains("="))
        .forEach(
            name ->
                levels
                    .computeIfAbsent(name.substring(0, name.indexOf('=')), v -> new ArrayList<>())
                    .add(name));
    return levels.values();
  }

  private static Stream<String> years(String pool) {
    String[] ends = pool.split("-", -1);
    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
        .mapToObj(Integer::toString);
  }

  private void add(String group, List<String> total, List<List<String>> levels) {
    String whole = key(group, total);
    List<String> parts = new ArrayList<>(levels.stream().map(level -> key(group, level)).toList());
    List<Long> known = parts.stream().map(sizes::get).filter(size -> size != null).toList();
    if (known.isEmpty()) {
      return;
    }
    long rest = sizes.get(whole) - known.stream().mapToLong(Long::longValue).sum();
    if (rest < 0) {
      return;
    }
    if (rest > 0 && known.size() == parts.size()) {
      parts.add(whole + "|less|" + String.join("+", levels.get(0)));
    }
    relations.add(Relation.total(whole, parts));
  }

  private static List<String> with(List<String> levels, int at, String level) {
    List<String> changed = new ArrayList<>(levels);
    changed.set(at, level);
    return changed;
  }
}

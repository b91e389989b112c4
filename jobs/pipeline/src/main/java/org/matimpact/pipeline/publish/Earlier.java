package org.matimpact.pipeline.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is published already, in other editions or in this one before it is replaced. A row that
 * differs from it by a few would tell of those few; a number that is the same cannot be hidden.
 *
 * @param cells rows that are published, as disclosure control sees them
 * @param numbers single figures that are published, by name
 */
record Earlier(List<Cell> cells, List<Quantity> numbers) {

  /** Rows and numbers that may not be published beside what is. */
  Map<String, Suppression> tooClose(List<Cell> now, List<Quantity> figures, Limits limits) {
    Map<String, Suppression> close = new TreeMap<>();
    Map<String, List<Cell>> before = cells.stream().collect(Collectors.groupingBy(Cell::key));
    for (Cell cell : now) {
      for (Cell earlier : before.getOrDefault(cell.key(), List.of())) {
        if (nearly(cell, earlier, limits)) {
          close.put(cell.key(), because(cell.key()));
        }
      }
    }
    Map<String, List<Quantity>> told =
        numbers.stream().collect(Collectors.groupingBy(Quantity::key));
    for (Quantity figure : figures) {
      for (Quantity earlier : told.getOrDefault(figure.key(), List.of())) {
        long difference = Math.abs(figure.size() - earlier.size());
        if (difference != 0 && difference < limits.differencePupils()) {
          close.put(figure.key(), because(figure.key()));
        }
      }
    }
    return close;
  }

  private static Suppression because(String key) {
    return new Suppression(key, Rule.EARLIER, "differs by few from what is published already");
  }

  private static boolean nearly(Cell cell, Cell earlier, Limits limits) {
    return cell.counted().nearly(earlier.counted(), limits)
        || Arm.nearly(cell.comparison(), earlier.comparison(), limits);
  }

  /** Quantities that are published already. */
  Set<String> told(List<Cell> now, List<Quantity> figures) {
    Set<List<Object>> known = new HashSet<>();
    cells.forEach(cell -> known.add(List.of(cell.key(), cell.counted().size())));
    numbers.forEach(number -> known.add(List.of(number.key(), number.size())));
    Set<String> told = new HashSet<>();
    now.stream()
        .filter(cell -> known.contains(List.of(cell.key(), cell.counted().size())))
        .forEach(cell -> told.add(cell.quantity()));
    figures.stream()
        .filter(figure -> known.contains(List.of(figure.key(), figure.size())))
        .forEach(figure -> told.add(figure.key()));
    return told;
  }
}

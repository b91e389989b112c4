package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/** Seeded results by band, route and year with all their margins, many of them small or empty. */
record RandomResults(List<Cell> cells, List<Relation> relations, Map<String, Long> sizes) {

  private static final List<Margin> MARGINS =
      List.of(
          new Margin("size_band", "all", List.of("2-3", "4-6", "16+", "none")),
          new Margin("route", "all", List.of("converter", "sponsored")),
          new Margin("outcome_years", "2018-2019", List.of("2018", "2019")));

  /** Share of the combinations that the study has no row of. */
  private static final double UNASKED = 0.25;

  static RandomResults of(long seed) {
    Random random = new Random(seed);
    Margins margins = new Margins("primary.maths.mat", MARGINS);
    Map<String, Long> sizes = new TreeMap<>();
    for (String band : MARGINS.get(0).levels()) {
      for (String route : MARGINS.get(1).levels()) {
        for (String year : MARGINS.get(2).levels()) {
          add(sizes, margins, List.of(band, route, year), size(random));
        }
      }
    }
    List<Cell> cells = new ArrayList<>();
    sizes.forEach(
        (key, size) -> {
          if (random.nextDouble() >= UNASKED) {
            cells.add(cell(key, size, precedence(key)));
          }
        });
    return new RandomResults(cells, margins.relations(), sizes);
  }

  static Cell cell(String key, long size, int precedence) {
    Arm arm =
        new Arm(OptionalLong.of(size), 20, OptionalLong.of(10), Optional.of(new Shares(0.2, 0.4)));
    return new Cell(key, precedence, arm, Optional.empty(), OptionalLong.empty(), key, List.of());
  }

  Map<String, Long> published(Map<String, Suppression> suppressed) {
    Map<String, Long> published = new TreeMap<>();
    cells.stream()
        .filter(cell -> !suppressed.containsKey(cell.key()))
        .forEach(cell -> published.put(cell.key(), cell.counted().size()));
    return published;
  }

  private static int precedence(String key) {
    return key.contains(".all") ? 0 : 1;
  }

  private static long size(Random random) {
    return random.nextInt(4) == 0 ? random.nextInt(10) : random.nextInt(200);
  }

  /** The size counts in the combination and in every total over it. */
  private static void add(
      Map<String, Long> sizes, Margins margins, List<String> levels, long size) {
    for (int totals = 0; totals < 1 << levels.size(); totals++) {
      List<String> combination = new ArrayList<>(levels);
      for (int i = 0; i < levels.size(); i++) {
        if ((totals >> i & 1) == 1) {
          combination.set(i, MARGINS.get(i).total());
        }
      }
      sizes.merge(margins.key(combination), size, Long::sum);
    }
  }
}

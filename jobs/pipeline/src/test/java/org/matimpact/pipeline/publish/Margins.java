package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What adds up in a table of several dimensions: along each of them, at every combination of levels
 * and totals of the others. Combinations without a result are unknowns that relations share, so
 * none may be left out.
 */
public final class Margins {

  private final String group;
  private final List<Margin> margins;

  /**
   * Margins of one group of results.
   *
   * @param group what the results of the group have in common, such as phase, outcome and arm
   */
  public Margins(String group, List<Margin> margins) {
    this.group = group;
    this.margins = List.copyOf(margins);
  }

  /**
   * Key of a combination.
   *
   * @param levels a level or the total of each margin, in the order of the margins
   */
  public String key(List<String> levels) {
    return group + "." + String.join(".", levels);
  }

  /** Every relation. */
  public List<Relation> relations() {
    return IntStream.range(0, margins.size())
        .boxed()
        .flatMap(along -> lines(along).stream().map(line -> relation(along, line)))
        .toList();
  }

  private Relation relation(int along, List<String> line) {
    Margin margin = margins.get(along);
    return Relation.total(
        key(line), margin.levels().stream().map(level -> key(with(line, along, level))).toList());
  }

  /** Combinations of the other margins, each with the total of this one. */
  private List<List<String>> lines(int along) {
    List<List<String>> lines = List.of(List.of());
    for (int i = 0; i < margins.size(); i++) {
      Margin margin = margins.get(i);
      List<String> values = new ArrayList<>(List.of(margin.total()));
      if (i != along) {
        values.addAll(margin.levels());
      }
      lines =
          lines.stream()
              .flatMap(line -> values.stream().map(value -> with(line, line.size(), value)))
              .toList();
    }
    return lines;
  }

  private static List<String> with(List<String> line, int at, String value) {
    List<String> changed = new ArrayList<>(line);
    if (at == line.size()) {
      changed.add(value);
    } else {
      changed.set(at, value);
    }
    return changed;
  }
}

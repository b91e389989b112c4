package org.matimpact.pipeline.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matimpact.pipeline.report.table.Cell;

/** Texts that many rows share, numbered from the most frequent, so that a row can point to them. */
public final class Notes {

  private final String name;
  private final String letter;
  private final List<String> texts;
  private final Map<String, Long> uses;

  /**
   * A numbered text.
   *
   * @param id of its element
   * @param label letter and number
   * @param rows how many rows point to it
   */
  public record Note(String id, String label, String text, long rows) {}

  private Notes(String name, List<String> uses) {
    this.name = name;
    this.letter = name.substring(0, 1).toUpperCase(Locale.ROOT);
    this.uses =
        uses.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    this.texts =
        this.uses.keySet().stream()
            .sorted(
                Comparator.comparing((String text) -> -this.uses.get(text))
                    .thenComparing(text -> text))
            .toList();
  }

  /**
   * Notes of the texts of rows.
   *
   * @param name of a note, the begin of its id
   * @param uses the texts of every row, one after another
   */
  static Notes of(String name, List<String> uses) {
    return new Notes(name, uses);
  }

  /** All notes, in the order of their numbers. */
  List<Note> all() {
    List<Note> notes = new ArrayList<>();
    for (String text : texts) {
      notes.add(new Note(id(text), label(text), text, uses.get(text)));
    }
    return notes;
  }

  /** A cell that points to the notes with those texts. */
  Cell cell(List<String> wanted) {
    return Cell.links(wanted.stream().map(text -> new Cell.Link(id(text), label(text))).toList());
  }

  private String id(String text) {
    return name + "-" + number(text);
  }

  private String label(String text) {
    return letter + number(text);
  }

  private int number(String text) {
    return 1 + texts.indexOf(text);
  }
}

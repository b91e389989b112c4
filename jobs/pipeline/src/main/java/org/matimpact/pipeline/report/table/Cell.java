package org.matimpact.pipeline.report.table;

import java.util.List;

/**
 * A cell.
 *
 * @param text what is read
 * @param sort what the column is sorted by: the number in full where the text is rounded
 * @param kind how it is set
 * @param links links after the text, to notes elsewhere in the page
 */
public record Cell(String text, String sort, Column.Kind kind, List<Cell.Link> links) {

  /**
   * A link within the page.
   *
   * @param target id of what it leads to
   */
  public record Link(String target, String text) {}

  /** Copies the list. */
  public Cell {
    links = List.copyOf(links);
  }

  /** A text, sorted by itself. */
  public static Cell text(String text) {
    return new Cell(text, text, Column.Kind.TEXT, List.of());
  }

  /** A number as it is shown, sorted by its value. */
  public static Cell number(String shown, Number value) {
    return new Cell(shown, value.toString(), Column.Kind.NUMBER, List.of());
  }

  /** Links one after another, sorted by their texts. */
  public static Cell links(List<Link> links) {
    String texts = String.join(" ", links.stream().map(Link::text).toList());
    return new Cell("", texts, Column.Kind.TEXT, links);
  }

  /** Whether it is sorted by something else than its text. */
  public boolean keyed() {
    return !sort.equals(text);
  }

  /** Whether it is set as a number. */
  public boolean number() {
    return kind == Column.Kind.NUMBER;
  }
}

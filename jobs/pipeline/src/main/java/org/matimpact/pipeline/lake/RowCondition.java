package org.matimpact.pipeline.lake;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on one column, by the exact text that {@link Cells#text} gives.
 *
 * @param values texts of which one is enough; an empty text stands for no value
 */
public record RowCondition(String column, Relation relation, Set<String> values) {

  /** Whether the text has to be among the values or not. */
  public enum Relation {
    AMONG,
    NOT_AMONG
  }

  private static final Pattern FORM = Pattern.compile("(?s)([^=!]+)(!?=)(.*)");

  /** Copies the values, so that a condition never changes. */
  public RowCondition {
    values = Set.copyOf(values);
  }

  /**
   * Reads {@code COLUMN=VALUE[,VALUE]} or {@code COLUMN!=VALUE[,VALUE]}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static RowCondition parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "Condition '%s' cannot be read. Write COLUMN=VALUE[,VALUE] or COLUMN!=VALUE[,VALUE]"
              .formatted(text));
    }
    return new RowCondition(
        form.group(1).strip(),
        form.group(2).equals("=") ? Relation.AMONG : Relation.NOT_AMONG,
        Set.copyOf(List.of(form.group(3).split(",", -1)).stream().distinct().toList()));
  }

  boolean holds(String text) {
    return values.contains(text) == (relation == Relation.AMONG);
  }
}

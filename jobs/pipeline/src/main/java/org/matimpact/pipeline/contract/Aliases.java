package org.matimpact.pipeline.contract;

import java.util.List;

/**
 * Headers that a field may have, most wanted first; the field's name comes last.
 *
 * @param all the headers of {@code x-aliases}
 * @param reading what several of them in one file mean
 */
public record Aliases(List<Alias> all, Reading reading) {

  /** What several headers of a field in one file mean. */
  public enum Reading {
    /** The first that is there is the column: aliases written as texts. */
    FIRST_COLUMN,
    /** The first that has a value in a row gives it: a list with an alias written as an object. */
    FIRST_VALUE
  }

  public Aliases {
    all = List.copyOf(all);
  }

  /** Whether the year of a row decides which column it is read from. */
  boolean areDated() {
    return all.stream().anyMatch(Alias::isDated);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<String> texts() {
    return all.stream().map(Alias::text).toList();
  }
}

package org.matimpact.pipeline.synthetic;

import java.util.List;

/** A way in which a row of a real file can be wrong. */
sealed interface Fault {

  /** The rows to write for this one; empty when it has nothing that can be spoilt. */
  List<Row> spoil(Row row);

  /** The row comes twice. */
  record Repeated() implements Fault {
    @Override
    public List<Row> spoil(Row row) {
      return List.of(row, row);
    }
  }

  /**
   * The date is none.
   *
   * @param column of the date
   */
  record NoSuchDate(String column) implements Fault {
    @Override
    public List<Row> spoil(Row row) {
      return row.get(column).isBlank() ? List.of() : List.of(row.with(column, "31-02-2016"));
    }
  }

  /**
   * A letter stands in the number: o for the last digit.
   *
   * @param column of the number
   */
  record LetterInNumber(String column) implements Fault {
    @Override
    public List<Row> spoil(Row row) {
      String number = row.get(column);
      return number.length() < 2 || !number.chars().allMatch(Character::isDigit)
          ? List.of()
          : List.of(row.with(column, number.substring(0, number.length() - 1) + "o"));
    }
  }
}

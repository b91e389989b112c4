package org.matimpact.pipeline.contract;

import java.util.OptionalLong;

/**
 * An academic year as files write it, read as the calendar year in which it ends: 2016/2017,
 * 2016/17, 2016-17, 201617, 20162017 and 2017 are 2017.
 */
final class AcademicYear {

  private static final int YEAR = 4;
  private static final int SHORT_YEAR = 2;
  private static final int CENTURY = 100;

  private AcademicYear() {}

  /** The year; empty when the text is none, or its second year does not follow the first. */
  static OptionalLong parse(String text) {
    int first = number(text, 0, YEAR);
    if (first < 0 || text.length() == YEAR) {
      return first < 0 ? OptionalLong.empty() : OptionalLong.of(first);
    }
    boolean divided = text.charAt(YEAR) == '/' || text.charAt(YEAR) == '-';
    int from = divided ? YEAR + 1 : YEAR;
    int second = number(text, from, text.length());
    int next = first + 1;
    boolean follows =
        switch (text.length() - from) {
          case SHORT_YEAR -> second == next % CENTURY;
          case YEAR -> second == next;
          default -> false;
        };
    return follows ? OptionalLong.of(next) : OptionalLong.empty();
  }

  /** The digits of a part of the text as a number; -1 when there is something else in it. */
  private static int number(String text, int from, int to) {
    if (to > text.length() || to - from > YEAR) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + (c - '0');
    }
    return number;
  }
}

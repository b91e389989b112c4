package org.matimpact.pipeline.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A date format of a Table Schema: {@code %d %m %Y} and, read past, {@code %H %M %S}; every other
 * character stands for itself. Each part has its full number of digits, and the day must exist.
 */
public final class DatePattern {

  private final String pattern;

  private DatePattern(String pattern) {
    this.pattern = pattern;
  }

  /** The pattern; empty when it has an unknown part or lacks day, month or year. */
  static Optional<DatePattern> of(String pattern) {
    for (int i = pattern.indexOf('%'); i >= 0; i = pattern.indexOf('%', i + 2)) {
      if (i + 1 == pattern.length() || "dmYHMS".indexOf(pattern.charAt(i + 1)) < 0) {
        return Optional.empty();
      }
    }
    boolean complete = pattern.contains("%d") && pattern.contains("%m") && pattern.contains("%Y");
    return complete ? Optional.of(new DatePattern(pattern)) : Optional.empty();
  }

  /** The date that the whole text writes in this format; empty when it does not. */
  Optional<LocalDate> parse(String text) {
    int year = 0;
    int month = 0;
    int day = 0;
    int at = 0;
    for (int p = 0; p < pattern.length(); p++) {
      char c = pattern.charAt(p);
      if (c != '%') {
        if (at >= text.length() || text.charAt(at++) != c) {
          return Optional.empty();
        }
        continue;
      }
      char part = pattern.charAt(++p);
      int digits = part == 'Y' ? 4 : 2;
      int number = number(text, at, digits);
      if (number < 0) {
        return Optional.empty();
      }
      at += digits;
      switch (part) {
        case 'Y' -> year = number;
        case 'm' -> month = number;
        case 'd' -> day = number;
        default -> {}
      }
    }
    return at == text.length() ? date(year, month, day) : Optional.empty();
  }

  private static int number(String text, int from, int digits) {
    if (from + digits > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return pattern;
  }
}

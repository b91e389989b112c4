package org.matimpact.pipeline.contract;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An academic year as files write it, read as the calendar year in which it ends: 2016/2017,
 * 2016/17, 2016-17, 201617, 20162017 and 2017 are 2017.
 */
final class AcademicYear {

  private static final Pattern BOTH = Pattern.compile("([0-9]{4})[/-]?((?:[0-9]{2})?[0-9]{2})");
  private static final Pattern END = Pattern.compile("[0-9]{4}");
  private static final int CENTURY = 100;

  private AcademicYear() {}

  /** The year; empty when the text is none, or its second year does not follow the first. */
  static OptionalLong parse(String text) {
    if (END.matcher(text).matches()) {
      return OptionalLong.of(Long.parseLong(text));
    }
    Matcher both = BOTH.matcher(text);
    if (!both.matches()) {
      return OptionalLong.empty();
    }
    long next = Long.parseLong(both.group(1)) + 1;
    long second = Long.parseLong(both.group(2));
    boolean follows = second == (both.group(2).length() == 2 ? next % CENTURY : next);
    return follows ? OptionalLong.of(next) : OptionalLong.empty();
  }
}

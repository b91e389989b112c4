package org.matimpact.pipeline.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A header that a field may have, in some years or in all.
 *
 * @param text the header; {@code {yy}} in it stands for the two digits of a termly census's year
 * @param from first year whose rows it is a name for, by the calendar year in which it ends
 * @param to last such year
 */
public record Alias(String text, int from, int to) {

  /** Stands for the two-digit year of a termly census. */
  static final String TWO_DIGITS = "{yy}";

  /** A year before every file. */
  static final int EARLIEST = 0;

  /** A year after every file. */
  static final int LATEST = 9999;

  private static final int CENTURY = 100;

  /** A header of every year. */
  static Alias always(String text) {
    return new Alias(text, EARLIEST, LATEST);
  }

  /** Whether the year decides if a header is this one. */
  boolean isDated() {
    return from > EARLIEST || to < LATEST || text.contains(TWO_DIGITS);
  }

  boolean isValid(int year) {
    return year >= from && year <= to;
  }

  /** The header that rows of a year have. */
  String at(int year) {
    String digits = String.format(Locale.ROOT, "%02d", Math.floorMod(year, CENTURY));
    return text.replace(TWO_DIGITS, digits);
  }

  /** Whether a header is this one in some year. */
  boolean matches(String header) {
    String clean = HeaderText.clean(header);
    int at = text.indexOf(TWO_DIGITS);
    if (at < 0) {
      return clean.equals(HeaderText.clean(text));
    }
    String before = HeaderText.clean(text.substring(0, at));
    String after = HeaderText.clean(text.substring(at + TWO_DIGITS.length()));
    return Pattern.matches(Pattern.quote(before) + "[0-9]{2}" + Pattern.quote(after), clean);
  }

  /** Years for a message: {@code 2014}, {@code 2015 on}, {@code 2013 and before}. */
  String years() {
    if (from == to) {
      return Integer.toString(from);
    }
    if (from == EARLIEST) {
      return to + " and before";
    }
    return to == LATEST ? from + " on" : from + " to " + to;
  }
}

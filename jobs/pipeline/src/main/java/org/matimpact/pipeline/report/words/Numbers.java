package org.matimpact.pipeline.report.words;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as they are read: a true minus sign, a sign where a difference has one, no locale. */
public final class Numbers {

  private static final String MINUS = "−";
  private static final double SMALLEST_P = 0.001;

  private Numbers() {}

  /**
   * A difference with its sign, which stays where the digits round to 0: +0.00 lies above 0. Only 0
   * itself has none.
   */
  public static String signed(double value, int decimals) {
    String sign = value > 0 ? "+" : value < 0 ? MINUS : "";
    return sign + digits(Math.abs(value), decimals);
  }

  /** A number that is no difference. */
  public static String plain(double value, int decimals) {
    return (value < 0 ? MINUS : "") + digits(Math.abs(value), decimals);
  }

  /** A number that is no difference; empty text where there is none. */
  public static String plain(OptionalDouble value, int decimals) {
    return value.isPresent() ? plain(value.getAsDouble(), decimals) : "";
  }

  /** A count, thousands apart by commas. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A count; a dash where it is not known or withheld. */
  public static String count(OptionalLong value) {
    return value.isPresent() ? count(value.getAsLong()) : "–";
  }

  /** A count with its noun, in the plural unless it is 1. */
  public static String count(OptionalLong value, String noun) {
    boolean one = value.equals(OptionalLong.of(1));
    return (value.isPresent() ? count(value) : "an unknown number of")
        + " "
        + noun
        + (one ? "" : "s");
  }

  /** A share of 1 in per cent. */
  public static String percent(double share) {
    return digits(100 * share, 1) + " %";
  }

  /** A p-value; those too small to tell apart are below a bound. */
  public static String p(double value) {
    return value < SMALLEST_P ? "< " + SMALLEST_P : digits(value, 3);
  }

  /** A p-value; empty text where there is none. */
  public static String p(OptionalDouble value) {
    return value.isPresent() ? p(value.getAsDouble()) : "";
  }

  private static String digits(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}

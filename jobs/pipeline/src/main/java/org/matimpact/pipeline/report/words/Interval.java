package org.matimpact.pipeline.report.words;

import java.util.Optional;
import java.util.OptionalDouble;
import org.matimpact.pipeline.lake.EditionTable;

/**
 * An estimate with its 95 % interval.
 *
 * @param low lower limit, at most the upper
 */
public record Interval(double estimate, double low, double high) {

  /** Decimals of differences in standard deviations. */
  private static final int DECIMALS = 2;

  /** The interval of a row with columns estimate, ci_low and ci_high, if it has all three. */
  public static Optional<Interval> of(EditionTable.Line line) {
    return of(line.number("estimate"), line.number("ci_low"), line.number("ci_high"));
  }

  /** An interval, if all its numbers are there. */
  public static Optional<Interval> of(
      OptionalDouble estimate, OptionalDouble low, OptionalDouble high) {
    return estimate.isPresent() && low.isPresent() && high.isPresent()
        ? Optional.of(new Interval(estimate.getAsDouble(), low.getAsDouble(), high.getAsDouble()))
        : Optional.empty();
  }

  /** Whether 0 is one of the values that the interval allows; its limits are. */
  public boolean holdsZero() {
    return low <= 0 && high >= 0;
  }

  /** The interval of this value times a positive factor. */
  public Interval times(double factor) {
    return new Interval(factor * estimate, factor * low, factor * high);
  }

  /** The estimate with its sign. */
  public String point() {
    return Numbers.signed(estimate, DECIMALS);
  }

  /** The limits with their signs. */
  public String limits() {
    return Numbers.signed(low, DECIMALS) + " to " + Numbers.signed(high, DECIMALS);
  }

  /** Estimate, unit and limits, as a sentence has them. */
  public String in(String unit) {
    return point() + " " + unit + " (95 % interval " + limits() + ")";
  }

  /** The largest differences either way that the interval allows; for one that holds 0. */
  public String allows(String unit) {
    return "the interval allows a difference from "
        + Numbers.plain(Math.abs(low), DECIMALS)
        + " lower to "
        + Numbers.plain(Math.abs(high), DECIMALS)
        + " higher ("
        + unit
        + ")";
  }
}

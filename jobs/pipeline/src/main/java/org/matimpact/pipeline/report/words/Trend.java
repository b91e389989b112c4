package org.matimpact.pipeline.report.words;

import java.util.Optional;
import java.util.OptionalDouble;
import org.matimpact.pipeline.lake.EditionTable;

/**
 * How a difference goes with the size of the trust: the slope of effect_curve along the logarithm
 * of the number of schools, told for each doubling.
 *
 * @param line the row of effect_curve
 * @param unit of the effect
 */
public record Trend(EditionTable.Line line, String unit) {

  private static final double DOUBLING = StrictMath.log(2);

  /** Change of the difference when a trust has twice as many schools. */
  public Optional<Interval> perDoubling() {
    return Interval.of(line).map(slope -> slope.times(DOUBLING));
  }

  /** What the slope lets one say. */
  public Finding finding() {
    return switch (line.text("status")) {
      case "estimated" -> perDoubling().map(this::finding).orElse(Finding.WITHOUT_INTERVAL);
      case "suppressed" -> Finding.SUPPRESSED;
      default -> Finding.NOT_ESTIMABLE;
    };
  }

  private Finding finding(Interval slope) {
    OptionalDouble df = line.number("df");
    return df.isPresent() && df.getAsDouble() < Effect.LEAST_DF
        ? Finding.TOO_FEW_TRUSTS
        : Finding.of(slope);
  }

  /** Of the slope being 0, adjusted for nothing; without one chance is not ruled out. */
  double pValue() {
    return line.number("p_value").orElse(1);
  }

  /** A few words. */
  public String brief() {
    return switch (finding()) {
      case HIGHER -> "higher the larger the trust";
      case LOWER -> "lower the larger the trust";
      case UNCLEAR -> "no clear trend with size";
      case TOO_FEW_TRUSTS, WITHOUT_INTERVAL, NOT_ESTIMABLE, SUPPRESSED -> finding().words();
    };
  }

  /** The trend and, where there is an interval, what doubling goes with. */
  public String sentence() {
    String numbers =
        perDoubling()
            .filter(slope -> finding().hasInterval())
            .map(slope -> "; " + slope.in(unit) + " for each doubling of a trust’s schools")
            .orElse("");
    return brief() + numbers + because() + ".";
  }

  private String because() {
    String reason = line.text("reason");
    return finding() == Finding.NOT_ESTIMABLE && !reason.isEmpty() ? ": " + reason : "";
  }
}

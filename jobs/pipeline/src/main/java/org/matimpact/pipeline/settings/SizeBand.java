package org.matimpact.pipeline.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A band of trust sizes.
 *
 * @param label as written in the settings and in the tables
 * @param least fewest schools
 * @param most most schools; Integer.MAX_VALUE for the open band
 */
public record SizeBand(String label, int least, int most) {

  private static final Pattern CLOSED = Pattern.compile("([0-9]{1,4})-([0-9]{1,4})");
  private static final Pattern OPEN = Pattern.compile("([0-9]{1,4})\\+");

  /** The band that a label such as 2-3 or 16+ means; empty when it means none. */
  static Optional<SizeBand> parse(String label) {
    Matcher closed = CLOSED.matcher(label);
    if (closed.matches()) {
      int least = Integer.parseInt(closed.group(1));
      int most = Integer.parseInt(closed.group(2));
      return least >= 2 && least <= most
          ? Optional.of(new SizeBand(label, least, most))
          : Optional.empty();
    }
    Matcher open = OPEN.matcher(label);
    return open.matches() && Integer.parseInt(open.group(1)) >= 2
        ? Optional.of(new SizeBand(label, Integer.parseInt(open.group(1)), Integer.MAX_VALUE))
        : Optional.empty();
  }

  /** Whether a trust of this many schools is in the band. */
  public boolean holds(int schools) {
    return schools >= least && schools <= most;
  }
}

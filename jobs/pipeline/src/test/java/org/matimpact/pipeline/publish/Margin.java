package org.matimpact.pipeline.publish;

import java.util.List;

/**
 * A way in which results add up.
 *
 * @param dimension name, such as size_band
 * @param total the level that stands for all, such as all
 * @param levels every other level, whether a result of it is asked for or not; together they are
 *     the total, and none overlaps another
 */
public record Margin(String dimension, String total, List<String> levels) {

  /** Refuses levels that are the total too. */
  public Margin {
    levels = List.copyOf(levels);
    if (levels.isEmpty() || levels.contains(total)) {
      throw new IllegalArgumentException("A margin has levels beside its total: " + dimension);
    }
  }
}

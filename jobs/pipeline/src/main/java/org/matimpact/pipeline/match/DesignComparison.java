package org.matimpact.pipeline.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.Contrasts;
import org.matimpact.pipeline.study.StudyReader;

/**
 * Designs side by side on every contrast, so that one can be chosen before an effect is seen. Of
 * the tables only {@link #INPUTS} are read, and none holds an outcome.
 */
public final class DesignComparison {

  /** Tables that are read. */
  public static final List<String> INPUTS = List.of("cohort_school", "school_covariate");

  private DesignComparison() {}

  /**
   * Matches every contrast by every design of {@code match.compare}; contrasts are spread over the
   * executors and nothing is written.
   *
   * @param tables rows of each of the inputs
   * @param listener is told what the rule of auto has chosen
   * @return by contrast, then design, in the order of the settings
   */
  public static List<ComparedDesign> of(
      SparkSession spark,
      Settings settings,
      Function<String, Dataset<Row>> tables,
      Consumer<String> listener) {
    List<ComparedDesign> compared = new ArrayList<>();
    try (PhaseMatching matching =
        new PhaseMatching(spark, settings.match().comparing(), settings.seed(), listener)) {
      for (PhaseSettings phase : settings.phases().values()) {
        List<Contrast> contrasts = Contrasts.of(phase, settings.cohort());
        matching
            .matched(
                StudyReader.phase(phase, tables.apply(INPUTS.get(0)), tables.apply(INPUTS.get(1))),
                contrasts)
            .map(ComparedDesign::of)
            .collect()
            .stream()
            .sorted(Comparator.comparingInt(design -> contrasts.indexOf(design.contrast())))
            .forEach(compared::add);
      }
    }
    return compared;
  }
}

package org.matimpact.pipeline.estimate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.OutcomePanel;

/** Outcomes of the schools of a phase, from their measures by year. */
final class SchoolOutcomes {

  private SchoolOutcomes() {}

  /**
   * Reads the panels of the outcomes of schools.
   *
   * @param positions position of each URN among the schools of the phase
   * @param schoolYear table school_year
   */
  static Map<String, OutcomePanel> read(
      PhaseSettings phase, Map<Long, Integer> positions, Dataset<Row> schoolYear) {
    List<OutcomeSettings> outcomes =
        phase.outcomes().values().stream().filter(outcome -> !outcome.ofPupils()).toList();
    if (outcomes.isEmpty()) {
      return Map.of();
    }
    Map<String, double[][]> values = new HashMap<>();
    for (OutcomeSettings outcome : outcomes) {
      values.put(outcome.name(), empty(positions.size(), phase.outcomeYears().size()));
      values.put(outcome.pupils(), empty(positions.size(), phase.outcomeYears().size()));
    }
    Map<String, int[][]> ranks = new HashMap<>();
    Dataset<Row> measured =
        schoolYear
            .filter(schoolYear.col("phase").equalTo(phase.phase()))
            .filter(schoolYear.col("measure").isInCollection(values.keySet()))
            .filter(schoolYear.col("year").isInCollection(phase.outcomeYears()))
            .select("source", "urn", "year", "measure", "value");
    for (Row row : measured.collectAsList()) {
      Integer school = positions.get(row.getLong(1));
      int rank = phase.measures().indexOf(row.getString(0));
      if (school != null && rank >= 0) {
        int year = phase.outcomeYears().indexOf((int) row.getLong(2));
        int[][] held =
            ranks.computeIfAbsent(row.getString(3), m -> unranked(positions.size(), phase));
        if (rank < held[school][year]) {
          held[school][year] = rank;
          values.get(row.getString(3))[school][year] = row.getDouble(4);
        }
      }
    }
    return panels(phase, outcomes, values);
  }

  private static Map<String, OutcomePanel> panels(
      PhaseSettings phase, List<OutcomeSettings> outcomes, Map<String, double[][]> values) {
    Map<String, OutcomePanel> panels = new HashMap<>();
    for (OutcomeSettings outcome : outcomes) {
      panels.put(
          outcome.name(),
          new OutcomePanel(
              outcome.name(),
              List.copyOf(phase.outcomeYears()),
              values.get(outcome.name()),
              values.get(outcome.pupils())));
    }
    return panels;
  }

  private static double[][] empty(int schools, int years) {
    double[][] values = new double[schools][years];
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
    return values;
  }

  private static int[][] unranked(int schools, PhaseSettings phase) {
    int[][] ranks = new int[schools][phase.outcomeYears().size()];
    for (int[] row : ranks) {
      Arrays.fill(row, Integer.MAX_VALUE);
    }
    return ranks;
  }
}

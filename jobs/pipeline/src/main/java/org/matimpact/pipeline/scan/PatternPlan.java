package org.matimpact.pipeline.scan;

import java.io.Serializable;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.pattern.PatternColumn;
import org.matimpact.pipeline.study.pattern.PatternColumns;

/**
 * What covariate patterns a scan counts.
 *
 * @param positions of the columns of patterns among the scanned columns of pupils
 * @param outcomes columns of 0 and 1 whose successes are counted; empty for no patterns
 * @param outcomePositions likewise of the outcomes
 */
@SuppressWarnings("ArrayRecordComponent") // positions; compared by content nowhere
record PatternPlan(
    PatternColumns columns, int[] positions, List<String> outcomes, int[] outcomePositions)
    implements Serializable {

  /** Of a scan that counts no pattern. */
  static final PatternPlan NONE =
      new PatternPlan(new PatternColumns(List.of()), new int[0], List.of(), new int[0]);

  static PatternPlan of(ColumnSet set, PatternColumns columns, List<String> outcomes) {
    return new PatternPlan(
        columns,
        columns.columns().stream().map(PatternColumn::name).mapToInt(set::pupilPosition).toArray(),
        outcomes,
        outcomes.stream().mapToInt(set::pupilPosition).toArray());
  }

  /** Columns of the binary outcomes of a key stage, where a logistic model asks for them. */
  static List<String> outcomes(Settings settings, String keyStage) {
    return settings.estimate().furtherModels().contains(FurtherModel.LOGISTIC)
        ? settings.phases().values().stream()
            .filter(phase -> phase.keyStage().equals(keyStage))
            .flatMap(phase -> phase.outcomes().values().stream())
            .filter(outcome -> outcome.kind() == OutcomeSettings.Kind.BINARY)
            .map(OutcomeSettings::pupilColumn)
            .sorted()
            .distinct()
            .toList()
        : List.of();
  }

  boolean isEmpty() {
    return outcomes.isEmpty();
  }
}

package org.matimpact.pipeline.match;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * Who was dropped of the schools that the effect is for: mean of each covariate among those kept
 * and those dropped.
 */
final class DroppedProfile {

  private static final double ASKED_BELOW = 0.95;
  private static final ObjectMapper JSON = new ObjectMapper();

  private DroppedProfile() {}

  /** As JSON by model column; empty text when enough of them is kept. */
  static String of(MatchedContrast matched) {
    if (matched.matching().isEmpty() || matched.quality().shareKept() >= ASKED_BELOW) {
      return "";
    }
    Matching matching = matched.matching().orElseThrow();
    boolean[] treated = matched.scored().pool().treated();
    ModelMatrix matrix = ModelMatrix.of(matched.scored().pool().covariates());
    ObjectNode profile = JSON.createObjectNode();
    for (int column = 1; column < matrix.columns(); column++) {
      double[] sum = new double[2];
      int[] count = new int[2];
      for (int row = 0; row < treated.length; row++) {
        if (isTarget(matched.quality().asked(), treated[row])) {
          int kept = matching.weights()[row] > 0 ? 1 : 0;
          sum[kept] += matrix.get(row, column);
          count[kept]++;
        }
      }
      ObjectNode means = profile.putObject(matrix.names().get(column));
      putMean(means, "kept", sum[1], count[1]);
      putMean(means, "dropped", sum[0], count[0]);
    }
    return profile.toString();
  }

  private static boolean isTarget(Estimand asked, boolean treated) {
    return switch (asked) {
      case ATT -> treated;
      case ATC -> !treated;
      case ATE, ATO -> true;
    };
  }

  private static void putMean(ObjectNode means, String name, double sum, int count) {
    if (count > 0) {
      means.put(name, sum / count);
    }
  }
}

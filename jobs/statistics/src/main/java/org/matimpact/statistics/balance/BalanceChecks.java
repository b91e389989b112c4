package org.matimpact.statistics.balance;

import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.model.Covariate;

/** The checks of a {@link BalanceTable}, and their messages. */
final class BalanceChecks {

  private BalanceChecks() {}

  static void check(List<Covariate> covariates, boolean[] treated, double[] weights) {
    for (Covariate covariate : covariates) {
      checkLength(covariate.name(), covariate.length(), treated.length);
    }
    checkLength("weights", weights.length, treated.length);
    boolean[] weighted = new boolean[2];
    for (int row = 0; row < weights.length; row++) {
      weighted[treated[row] ? 1 : 0] |= weights[row] > 0;
    }
    if (!weighted[0] || !weighted[1]) {
      throw new IllegalArgumentException(
          "Cannot compare arms: no unit of positive weight in one of them (nothing was matched?)");
    }
  }

  static void checkLength(String column, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot compare arms: %d values of %s for %d units",
              length,
              column,
              expected));
    }
  }
}

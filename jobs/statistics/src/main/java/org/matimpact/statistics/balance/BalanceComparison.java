package org.matimpact.statistics.balance;

import java.util.Arrays;

/** Compares one covariate at a time, over all units or those of a stratum. */
final class BalanceComparison {

  private final Compared units;
  private final WeightedArms everybody;
  private final WeightedArms before;
  private final WeightedArms after;

  BalanceComparison(Compared units) {
    this.units = units;
    everybody = WeightedArms.unweighted(units.treated());
    boolean[] arms = new boolean[units.rows().length];
    for (int at = 0; at < arms.length; at++) {
      arms[at] = units.treated()[units.rows()[at]];
    }
    before = WeightedArms.unweighted(arms);
    after = new WeightedArms(arms, at(units.weights()));
  }

  private double[] at(double[] values) {
    return Arrays.stream(units.rows()).mapToDouble(row -> values[row]).toArray();
  }

  CovariateBalance row(String name, String term, double[] values) {
    double[] x = at(values);
    double standardiser =
        isConstant(x) ? Double.POSITIVE_INFINITY : everybody.standardiser(values, units.estimand());
    WeightedArms.EcdfDifference ecdfBefore = before.ecdfDifference(x);
    WeightedArms.EcdfDifference ecdfAfter = after.ecdfDifference(x);
    return new CovariateBalance(
        name,
        term,
        before.treatedMean(x),
        before.comparisonMean(x),
        standardised(before.meanDifference(x), standardiser),
        before.varianceRatio(x),
        ecdfBefore.mean(),
        ecdfBefore.maximum(),
        after.treatedMean(x),
        after.comparisonMean(x),
        standardised(after.meanDifference(x), standardiser),
        after.varianceRatio(x),
        ecdfAfter.mean(),
        ecdfAfter.maximum(),
        standardised(units.pairs().mean(values), standardiser));
  }

  /** A covariate that is the same for all has no difference, though its means may round apart. */
  private static boolean isConstant(double[] x) {
    return Arrays.stream(x).allMatch(value -> value == x[0]);
  }

  private static double standardised(double difference, double standardiser) {
    return difference == 0 ? 0 : difference / standardiser;
  }
}

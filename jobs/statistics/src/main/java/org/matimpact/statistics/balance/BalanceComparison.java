package org.matimpact.statistics.balance;

import java.util.Arrays;
import java.util.List;
import org.matimpact.statistics.matching.MatchedPair;

/** Compares one covariate at a time. */
final class BalanceComparison {

  private final WeightedArms before;
  private final WeightedArms after;
  private final List<MatchedPair> pairs;

  BalanceComparison(boolean[] treated, double[] weights, List<MatchedPair> pairs) {
    before = WeightedArms.unweighted(treated);
    after = new WeightedArms(treated, weights);
    this.pairs = pairs;
  }

  CovariateBalance row(String name, String term, double[] x) {
    double standardiser = isConstant(x) ? Double.POSITIVE_INFINITY : before.standardiser(x);
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
        standardised(pairDistance(x), standardiser));
  }

  /** A covariate that is the same for all has no difference, though its means may round apart. */
  private static boolean isConstant(double[] x) {
    return Arrays.stream(x).allMatch(value -> value == x[0]);
  }

  private static double standardised(double difference, double standardiser) {
    return difference == 0 ? 0 : difference / standardiser;
  }

  private double pairDistance(double[] x) {
    double sum = 0;
    for (MatchedPair pair : pairs) {
      sum += StrictMath.abs(x[pair.treated()] - x[pair.comparison()]);
    }
    return sum / pairs.size();
  }
}

package org.matimpact.pipeline.study.crossproduct;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * A column of a fit as a linear combination of columns of the cross-products: constant + sum of
 * coefficient times column. Standardising on the nation is linear in the products that are kept, so
 * it is done to sums and needs no pupil: with d the distance of a factor from its origin, ((d - m)
 * / s)^k = sum over r of C(k, r) d^r (-m)^(k - r) / s^k.
 *
 * @param positions columns of the cross-products
 * @param coefficients what an integer of each is worth
 */
@SuppressWarnings("ArrayRecordComponent") // a row of a matrix; compared by content nowhere
record DesignColumn(double constant, int[] positions, double[] coefficients)
    implements Serializable {

  /**
   * A column with one of its factors standardised.
   *
   * @param standardised name of the factor that is standardised
   * @throws IllegalArgumentException if a lower power of that factor is not among the columns
   */
  static DesignColumn of(
      ColumnSet set, ProductColumn column, String standardised, NationalMoments nation) {
    List<String> others = new ArrayList<>(column.factors());
    others.removeIf(standardised::equals);
    int power = column.factors().size() - others.size();
    if (power == 0) {
      return new DesignColumn(
          0, new int[] {set.position(column.name())}, new double[] {column.quantum()});
    }
    return expanded(set, others, standardised, power, nation);
  }

  private static DesignColumn expanded(
      ColumnSet set, List<String> others, String standardised, int power, NationalMoments nation) {
    TreeMap<Integer, Double> terms = new TreeMap<>();
    double choose = 1;
    for (int kept = power; kept >= 0; kept--) {
      List<String> factors = new ArrayList<>(others);
      factors.addAll(Collections.nCopies(kept, standardised));
      int position = withFactors(set, factors);
      double coefficient = choose;
      for (int i = kept; i < power; i++) {
        coefficient *= -nation.mean();
      }
      for (int i = 0; i < power; i++) {
        coefficient /= nation.sd();
      }
      terms.put(position, coefficient * set.columns().get(position).quantum());
      choose = choose * kept / (power - kept + 1);
    }
    Double constant = terms.remove(0);
    return new DesignColumn(
        constant == null ? 0 : constant,
        terms.keySet().stream().mapToInt(Integer::intValue).toArray(),
        terms.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static int withFactors(ColumnSet set, List<String> factors) {
    List<String> wanted = factors.stream().sorted().toList();
    for (int i = 0; i < set.size(); i++) {
      ProductColumn column = set.columns().get(i);
      if (column.level().isEmpty() && column.factors().stream().sorted().toList().equals(wanted)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "the cross-products have no column "
            + String.join("*", factors)
            + "; add it to scan.derived");
  }

  double mean(ExactSums sums) {
    double mean = constant;
    for (int k = 0; k < positions.length; k++) {
      mean += coefficients[k] * ((double) sums.sum(positions[k]) / sums.pupils());
    }
    return mean;
  }

  /** Sum of products with the indicator of some of the pupils, both about their means. */
  double within(ExactSums members, ExactSums sums) {
    double within = 0;
    for (int k = 0; k < positions.length; k++) {
      within += coefficients[k] * sums.centred(positions[k], members);
    }
    return within;
  }

  double within(DesignColumn other, ExactSums sums) {
    double within = 0;
    for (int k = 0; k < positions.length; k++) {
      for (int l = 0; l < other.positions.length; l++) {
        within +=
            coefficients[k]
                * other.coefficients[l]
                * sums.centred(positions[k], other.positions[l]);
      }
    }
    return within;
  }
}

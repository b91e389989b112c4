package org.matimpact.statistics.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Units one by one, summed as a fit wants them; NaN is a missing value. */
final class Units {

  private record Key(int period, long missing) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int order = Integer.compare(period, other.period);
      return order != 0 ? order : Long.compare(missing, other.missing);
    }
  }

  private final int columns;
  private final Map<Integer, Integer> strata = new TreeMap<>();
  private final Map<Integer, Map<Key, List<double[]>>> groups = new TreeMap<>();

  Units(int columns) {
    this.columns = columns;
  }

  void add(int group, int stratum, int period, double[] z) {
    strata.put(group, stratum);
    groups
        .computeIfAbsent(group, g -> new TreeMap<>())
        .computeIfAbsent(new Key(period, missing(z)), k -> new ArrayList<>())
        .add(z);
  }

  static long missing(double[] z) {
    long missing = 0;
    for (int k = 0; k < z.length; k++) {
      missing |= Double.isNaN(z[k]) ? 1L << k : 0;
    }
    return missing;
  }

  List<GroupSums> sums() {
    List<GroupSums> sums = new ArrayList<>();
    groups.forEach(
        (group, patterns) -> {
          List<PatternSums> of = new ArrayList<>();
          patterns.forEach((key, units) -> of.add(sum(key, units)));
          sums.add(new GroupSums(strata.get(group), of));
        });
    return sums;
  }

  private PatternSums sum(Key key, List<double[]> units) {
    double[] sum = new double[columns];
    double[] products = new double[columns * (columns + 1) / 2];
    for (double[] z : units) {
      int at = 0;
      for (int i = 0; i < columns; i++) {
        sum[i] += present(z[i]);
        for (int j = i; j < columns; j++) {
          products[at++] += present(z[i]) * present(z[j]);
        }
      }
    }
    return new PatternSums(key.missing(), key.period(), units.size(), sum, products);
  }

  private static double present(double z) {
    return Double.isNaN(z) ? 0 : z;
  }
}

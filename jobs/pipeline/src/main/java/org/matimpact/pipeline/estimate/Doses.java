package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.settings.CohortSettings.SizeAt;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.Dose;

/** The numbers along which effects are followed: years in the trust, and the size of the trust. */
final class Doses {

  /** Sizes of trusts at which the curve is asked for, beside the smallest and largest there are. */
  private static final int[] SIZES = {2, 3, 5, 10, 20, 40, 60};

  private Doses() {}

  /**
   * Reads the doses of the treated schools of a phase.
   *
   * @param cohort table cohort_school
   * @param positions position of each URN among the schools of the phase
   * @param sizeAt when the size of the trust is counted
   */
  static List<Dose> read(
      Dataset<Row> cohort, PhaseSettings phase, Map<Long, Integer> positions, SizeAt sizeAt) {
    List<Row> treated =
        cohort
            .where(cohort.col("phase").equalTo(phase.phase()))
            .where("eligible and arm = 'mat'")
            .select("urn", "exposed_years", "trust_size_" + sizeAt.name().toLowerCase(Locale.ROOT))
            .collectAsList();
    if (treated.isEmpty()) {
      return List.of();
    }
    double[] years = column(treated, 1, positions);
    double[] sizes = column(treated, 2, positions);
    double[] logarithms = DoubleStream.of(sizes).map(StrictMath::log).toArray();
    return List.of(
        new Dose("years_in_trust", years, points(everyYear(years), year -> year)),
        new Dose("log_trust_size", logarithms, points(sizesWithin(sizes), StrictMath::log)));
  }

  private static double[] column(List<Row> rows, int column, Map<Long, Integer> positions) {
    double[] values = new double[positions.size()];
    Arrays.fill(values, Double.NaN);
    for (Row row : rows) {
      if (!row.isNullAt(column)) {
        values[positions.get(row.getLong(0))] = row.getLong(column);
      }
    }
    return values;
  }

  private static List<Double> everyYear(double[] years) {
    double[] known = known(years);
    if (known.length == 0) {
      return List.of();
    }
    return IntStream.rangeClosed((int) known[0], (int) known[known.length - 1])
        .mapToObj(year -> (double) year)
        .toList();
  }

  private static List<Double> sizesWithin(double[] sizes) {
    double[] known = known(sizes);
    if (known.length == 0) {
      return List.of();
    }
    double least = known[0];
    double most = known[known.length - 1];
    List<Double> within = new ArrayList<>(List.of(least));
    IntStream.of(SIZES).filter(s -> s > least && s < most).forEach(s -> within.add((double) s));
    within.add(most);
    return within.stream().distinct().toList();
  }

  private static double[] known(double[] values) {
    return DoubleStream.of(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  private static List<Dose.Point> points(List<Double> values, DoubleUnaryOperator dose) {
    return values.stream().map(value -> new Dose.Point(value, dose.applyAsDouble(value))).toList();
  }
}

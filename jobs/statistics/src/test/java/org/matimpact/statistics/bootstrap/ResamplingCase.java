package org.matimpact.statistics.bootstrap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.Golden;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.PupilRows;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.multilevel.SchoolYears;
import org.matimpact.statistics.multilevel.VarianceRatios;
import org.matimpact.statistics.robust.ClusterRobust;
import org.matimpact.statistics.robust.ClusterScores;
import org.matimpact.statistics.robust.WeightedLeastSquares;

/** Pupils of {@code src/test/r/multilevel.R} as the bootstrap sees them; treatment is column 1. */
final class ResamplingCase {

  private static final int TREATED = 1;

  private final Csv csv;
  private final VarianceRatios ratios;

  private ResamplingCase(Csv csv, VarianceRatios ratios) {
    this.csv = csv;
    this.ratios = ratios;
  }

  static ResamplingCase named(String name) {
    Golden golden = Golden.read("/multilevel-golden.csv");
    return new ResamplingCase(
        Csv.read("/multilevel-" + name + ".csv"),
        new VarianceRatios(golden.value(name, "theta.u"), golden.value(name, "theta.v")));
  }

  /** Sums of ordinary weighted least squares on the pupils of one year, without year dummies. */
  static ClusterScores firstYearOfNoise() {
    Csv csv = Csv.read("/multilevel-noise.csv");
    int[] year = csv.codes("year");
    int[] rows = IntStream.range(0, year.length).filter(i -> year[i] == 0).toArray();
    double[][] columns =
        List.of("T", "z", "x1", "x2").stream()
            .map(name -> take(csv.numbers(name), rows))
            .toArray(double[][]::new);
    return ClusterRobust.scores(
        design(columns, take(csv.numbers("w"), rows)),
        Arrays.stream(take(csv.numbers("cluster"), rows)).mapToInt(c -> (int) c).toArray(),
        TREATED,
        take(csv.numbers("y"), rows));
  }

  private static double[] take(double[] column, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
  }

  private static WeightedLeastSquares design(double[][] columns, double[] weights) {
    double[][] all = new double[columns.length + 1][];
    all[0] = new double[weights.length];
    Arrays.fill(all[0], 1);
    System.arraycopy(columns, 0, all, 1, columns.length);
    List<String> names = IntStream.range(0, all.length).mapToObj(Integer::toString).toList();
    return WeightedLeastSquares.design(ModelMatrix.ofColumns(names, all), weights);
  }

  /** Treatment, z and the dummies of all years but the first. */
  private List<double[]> between() {
    int[] year = csv.codes("year");
    List<double[]> columns = new ArrayList<>(List.of(csv.numbers("T"), csv.numbers("z")));
    for (int t : IntStream.of(year).filter(y -> y > 0).distinct().sorted().toArray()) {
      columns.add(IntStream.of(year).mapToDouble(y -> y == t ? 1 : 0).toArray());
    }
    return columns;
  }

  SchoolYears groups() {
    List<double[]> between = between();
    double[] ones = new double[csv.codes("year").length];
    Arrays.fill(ones, 1);
    between.add(0, ones);
    return PupilRows.group(
        csv.codes("school"),
        csv.codes("year"),
        between.toArray(double[][]::new),
        new double[][] {csv.numbers("x1"), csv.numbers("x2")},
        csv.numbers("y"));
  }

  int[] clusters() {
    return Arrays.stream(bySchool("cluster")).mapToInt(c -> (int) c).toArray();
  }

  double[] weights() {
    return bySchool("w");
  }

  boolean[] treated() {
    double[] t = bySchool("T");
    boolean[] treated = new boolean[t.length];
    for (int school = 0; school < t.length; school++) {
      treated[school] = t[school] == 1;
    }
    return treated;
  }

  private double[] bySchool(String column) {
    int[] school = csv.codes("school");
    double[] values = csv.numbers(column);
    double[] result = new double[groups().schools()];
    for (int row = 0; row < school.length; row++) {
      result[school[row]] = values[row];
    }
    return result;
  }

  ClusterScores pupil() {
    return model().at(ratios, Likelihood.REML).clustered(clusters()).scores(TREATED);
  }

  ClusterScores weighted() {
    return model().weighted(ratios, weights()).clustered(clusters()).scores(TREATED);
  }

  MultilevelModel model() {
    return MultilevelModel.of(groups(), RandomEffects.SCHOOL_AND_YEAR);
  }

  /** Weighted least squares on pupils, as the school form is on schools. */
  ClusterScores leastSquares() {
    List<double[]> columns = between();
    columns.add(csv.numbers("x1"));
    columns.add(csv.numbers("x2"));
    return ClusterRobust.scores(
        design(columns.toArray(double[][]::new), csv.numbers("w")),
        csv.codes("cluster"),
        TREATED,
        csv.numbers("y"));
  }
}

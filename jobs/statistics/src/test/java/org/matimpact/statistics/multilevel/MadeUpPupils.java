package org.matimpact.statistics.multilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.matimpact.statistics.Csv;

/** A made-up data set of {@code src/test/r/multilevel.R} and the answers that R printed. */
final class MadeUpPupils {

  private static final Csv GOLDEN = Csv.read("/multilevel-golden.csv");

  private final Csv csv;
  private final Map<String, Double> answers;
  private final SchoolYears groups;

  private MadeUpPupils(String name) {
    csv = Csv.read("/multilevel-" + name + ".csv");
    String[] cases = GOLDEN.text("case");
    String[] what = GOLDEN.text("what");
    double[] values = GOLDEN.numbers("value");
    answers =
        IntStream.range(0, cases.length)
            .filter(i -> cases[i].equals(name))
            .boxed()
            .collect(Collectors.toMap(i -> what[i], i -> values[i]));
    groups =
        PupilRows.group(
            csv.codes("school"),
            csv.codes("year"),
            between(),
            new double[][] {csv.numbers("x1"), csv.numbers("x2")},
            csv.numbers("y"));
  }

  static MadeUpPupils named(String name) {
    return new MadeUpPupils(name);
  }

  /** Intercept, treatment, z and the dummies of all years but the first. */
  double[][] between() {
    int[] year = csv.codes("year");
    double[] ones = new double[year.length];
    Arrays.fill(ones, 1);
    List<double[]> columns = new ArrayList<>(List.of(ones, csv.numbers("T"), csv.numbers("z")));
    for (int t : IntStream.of(year).filter(y -> y > 0).distinct().sorted().toArray()) {
      columns.add(IntStream.of(year).mapToDouble(y -> y == t ? 1 : 0).toArray());
    }
    return columns.toArray(double[][]::new);
  }

  SchoolYears groups() {
    return groups;
  }

  Csv csv() {
    return csv;
  }

  boolean hasYears() {
    return IntStream.of(csv.codes("year")).distinct().count() > 1;
  }

  MultilevelModel model() {
    RandomEffects effects = hasYears() ? RandomEffects.SCHOOL_AND_YEAR : RandomEffects.SCHOOL;
    return MultilevelModel.of(groups, effects);
  }

  /** R's theta, squared. */
  VarianceRatios ratios() {
    return new VarianceRatios(answer("theta.u"), answer("theta.v"));
  }

  double answer(String what) {
    return answers.get(what);
  }

  boolean has(String what) {
    return answers.containsKey(what);
  }

  /** The trusts with their comparison schools, by school. */
  int[] trusts() {
    double[] cluster = bySchool(c -> c.numbers("cluster"));
    return Arrays.stream(cluster).mapToInt(code -> (int) code).toArray();
  }

  /** Treated schools by trust, each comparison school its own. */
  int[] comparisonsApart() {
    double[] treated = bySchool(c -> c.numbers("T"));
    int[] codes = trusts();
    return IntStream.range(0, codes.length)
        .map(j -> treated[j] == 1 ? codes[j] : 1000 + j)
        .toArray();
  }

  double[] weights() {
    return bySchool(c -> c.numbers("w"));
  }

  private double[] bySchool(Function<Csv, double[]> column) {
    int[] school = csv.codes("school");
    double[] values = column.apply(csv);
    double[] result = new double[groups.schools()];
    for (int row = 0; row < school.length; row++) {
      result[school[row]] = values[row];
    }
    return result;
  }
}

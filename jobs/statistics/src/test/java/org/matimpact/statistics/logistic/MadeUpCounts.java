package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.model.ModelMatrix;

/** The data and answers of {@code src/test/r/logistic-mixed.R}. */
record MadeUpCounts(String name, Csv table, Csv golden) {

  static final List<String> COLUMNS = List.of(ModelMatrix.INTERCEPT, "T", "z", "fsm", "prior");
  static final int TREATED = 1;

  static MadeUpCounts named(String name) {
    return new MadeUpCounts(
        name, Csv.read("/logistic-" + name + ".csv"), Csv.read("/logistic-golden.csv"));
  }

  boolean nested() {
    return name.startsWith("nested");
  }

  BinomialRows rows() {
    return nested()
        ? BinomialRows.nested(
            x(), codes("successes"), codes("trials"), codes("school"), codes("year"))
        : BinomialRows.of(x(), codes("successes"), codes("trials"), codes("school"));
  }

  ModelMatrix x() {
    double[][] columns = new double[COLUMNS.size()][];
    columns[0] = new double[codes("school").length];
    Arrays.fill(columns[0], 1);
    for (int j = 1; j < columns.length; j++) {
      columns[j] = table.numbers(COLUMNS.get(j));
    }
    return ModelMatrix.ofColumns(COLUMNS, columns);
  }

  int[] codes(String column) {
    return table.codes(column);
  }

  double answer(String what) {
    String[] cases = golden.text("case");
    String[] names = golden.text("what");
    double[] values = golden.numbers("value");
    return IntStream.range(0, cases.length)
        .filter(i -> cases[i].equals(name) && names[i].equals(what))
        .mapToDouble(i -> values[i])
        .findFirst()
        .orElseThrow();
  }
}

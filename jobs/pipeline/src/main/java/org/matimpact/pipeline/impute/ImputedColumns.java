package org.matimpact.pipeline.impute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.pipeline.contract.Grid;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;
import org.matimpact.pipeline.study.crossproduct.PupilRow;
import org.matimpact.statistics.imputation.Variable;

/**
 * The columns of the imputation model of one outcome: every predictor, each level of a categorical
 * one by itself, then the outcome. Derived columns are none of them: they are made of the imputed
 * values, as of any others. The model is linear, so that where the outcome bends with a predictor
 * imputed pupils bend less than real ones (Seaman, Bartlett &amp; White 2012, BMC Medical Research
 * Methodology 12, 46).
 *
 * @param set columns of the cross-products
 * @param outcome column of the outcome
 * @param positions place of each column among those of the cross-products
 * @param variables what each predictor may be, in the order of {@code sources}
 * @param sources place of each predictor among the columns that are read
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
record ImputedColumns(
    ColumnSet set, String outcome, int[] positions, List<Variable> variables, int[] sources)
    implements Serializable {

  /**
   * The columns for an outcome.
   *
   * @param contract of pupil_attainment
   * @param predictors columns of pupils that are imputed
   */
  static ImputedColumns of(
      TableContract contract, ColumnSet set, List<String> predictors, String outcome) {
    List<Integer> positions = new ArrayList<>();
    List<Variable> variables = new ArrayList<>();
    List<Integer> sources = new ArrayList<>();
    for (int source = 0; source < set.pupils().size(); source++) {
      PupilColumn column = set.pupils().get(source);
      if (predictors.contains(column.name())) {
        int first = positions.size();
        IntStream.of(places(set, column)).forEach(positions::add);
        int[] columns = IntStream.range(first, positions.size()).toArray();
        variables.add(variable(contract, column, columns));
        sources.add(source);
      }
    }
    positions.add(set.position(outcome));
    return new ImputedColumns(
        set,
        outcome,
        positions.stream().mapToInt(Integer::intValue).toArray(),
        List.copyOf(variables),
        sources.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Places of the columns that are made of this one alone. */
  private static int[] places(ColumnSet set, PupilColumn column) {
    return IntStream.range(0, set.size())
        .filter(i -> set.columns().get(i).factors().equals(List.of(column.name())))
        .toArray();
  }

  private static Variable variable(TableContract contract, PupilColumn column, int[] columns) {
    if (column.categorical() || column.flag()) {
      return new Variable.Levels(columns);
    }
    Grid grid = contract.field(column.name()).flatMap(field -> field.grid()).orElseThrow();
    return new Variable.Measure(
        columns[0],
        column.quantum(),
        grid.lowest() - column.midpoint(),
        grid.highest() - column.midpoint());
  }

  /** Number of columns. */
  int size() {
    return positions.length;
  }

  /** Name of a column. */
  String name(int column) {
    return set.columns().get(positions[column]).name();
  }

  /** What a step of a column is worth. */
  double quantum(int column) {
    return set.columns().get(positions[column]).quantum();
  }

  /**
   * Bits of the columns that a pupil lacks.
   *
   * @param lacking bits of the columns that are read
   */
  long missing(long lacking) {
    long missing = 0;
    for (int v = 0; v < sources.length; v++) {
      if ((lacking >>> sources[v] & 1) != 0) {
        for (int column : variables.get(v).columns()) {
          missing |= 1L << column;
        }
      }
    }
    return missing;
  }

  /** Whether a pupil has the outcome. */
  boolean hasOutcome(long lacking) {
    return (lacking >>> set.pupilPosition(outcome) & 1) == 0;
  }

  /** The pupil's columns, as distances from their origins in their units. */
  double[] values(PupilRow pupil) {
    double[] values = new double[size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = pupil.columns()[positions[k]] * quantum(k);
    }
    return values;
  }

  /** Gives a pupil the values of what it lacks. */
  void put(double[] values, long missing, PupilRow pupil) {
    for (int v = 0; v < sources.length; v++) {
      int[] columns = variables.get(v).columns();
      if ((missing >>> columns[0] & 1) != 0) {
        boolean level = set.pupils().get(sources[v]).categorical();
        pupil.put(sources[v], level ? level(values, columns) : steps(values, columns[0]));
      }
    }
  }

  /** Place of a level: the reference is the first. */
  private static long level(double[] values, int[] columns) {
    for (int l = 0; l < columns.length; l++) {
      if (values[columns[l]] > 0) {
        return l + 1L;
      }
    }
    return 0;
  }

  private long steps(double[] values, int column) {
    return (long) StrictMath.rint(values[column] / quantum(column));
  }
}

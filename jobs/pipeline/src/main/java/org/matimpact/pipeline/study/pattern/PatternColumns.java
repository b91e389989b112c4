package org.matimpact.pipeline.study.pattern;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matimpact.pipeline.contract.Grid;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.crossproduct.NationalShares;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;

/**
 * The columns of covariate patterns, and one whole number for a pattern: its codes as digits, the
 * first column the most significant, the number of a column's codes its base.
 *
 * <p>Categorical columns and numbers of at most {@value #FEW} values are as they are. Prior
 * attainment is in bands of equal shares of the nation, another number in bands of equal width:
 * what differs within a band is not adjusted for.
 */
public record PatternColumns(List<PatternColumn> columns) implements Serializable {

  private static final int FEW = 12;

  /**
   * Checks that every pattern has a number.
   *
   * @throws ArithmeticException if there are too many patterns for one
   */
  public PatternColumns {
    long patterns = 1;
    for (PatternColumn column : columns) {
      patterns = StrictMath.multiplyExact(patterns, (long) column.size());
    }
  }

  /**
   * The columns behind {@code estimate.pupil_covariates}.
   *
   * @param contract of pupil_attainment
   * @param nation pupils of the key stage by value of prior attainment
   */
  public static PatternColumns of(
      TableContract contract, Settings settings, NationalCounts nation) {
    return of(contract, settings.estimate().patternColumns(), settings.scan().bands(), nation);
  }

  /**
   * The columns behind some columns of pupils.
   *
   * @param bands number of bands of a number of many values
   */
  public static PatternColumns of(
      TableContract contract, List<String> names, int bands, NationalCounts nation) {
    List<PatternColumn> columns = new ArrayList<>();
    for (String name : names) {
      PupilColumn column = PupilColumn.of(contract, name);
      columns.add(
          column.categorical()
              ? new Levels(name, column.levels())
              : number(
                  column, contract.field(name).orElseThrow().grid().orElseThrow(), bands, nation));
    }
    return new PatternColumns(List.copyOf(columns));
  }

  private static PatternColumn number(
      PupilColumn column, Grid grid, int bands, NationalCounts nation) {
    long steps = grid.highest() - grid.lowest();
    long first = grid.lowest() - column.midpoint();
    double lowest = grid.value(grid.lowest());
    if (steps < FEW) {
      return new WholeNumber(column.name(), (int) steps + 1, lowest, column.quantum(), first);
    }
    if (column.name().equals(ColumnSet.PRIOR_ATTAINMENT)) {
      Map<Integer, long[]> ends = new TreeMap<>();
      nation
          .of(column.name())
          .forEach((year, pupils) -> ends.put(year, NationalShares.ends(column, pupils, bands)));
      return new NationalBands(column.name(), bands, ends);
    }
    double width = grid.value(grid.highest()) - lowest;
    return new EqualBands(column.name(), bands, lowest, width, first, steps);
  }

  /**
   * The number of a pupil's pattern.
   *
   * @param integers of the scanned columns
   * @param positions of the columns of patterns among them
   */
  public long number(long[] integers, int[] positions, int year) {
    long number = 0;
    for (int k = 0; k < positions.length; k++) {
      PatternColumn column = columns.get(k);
      number = number * column.size() + column.code(integers[positions[k]], year);
    }
    return number;
  }

  /** The codes of a pattern. */
  int[] codes(long number) {
    int[] codes = new int[columns.size()];
    long rest = number;
    for (int k = codes.length - 1; k >= 0; k--) {
      codes[k] = (int) (rest % columns.get(k).size());
      rest /= columns.get(k).size();
    }
    return codes;
  }

  /** Names of the model's columns. */
  public List<String> names() {
    return columns.stream().flatMap(column -> column.columns().stream()).toList();
  }

  /** The values of a pattern in the model's columns. */
  public double[] values(long number) {
    int[] codes = codes(number);
    double[] values = new double[names().size()];
    int at = 0;
    for (int k = 0; k < codes.length; k++) {
      for (int column = 0; column < columns.get(k).columns().size(); column++) {
        values[at++] = columns.get(k).value(column, codes[k]);
      }
    }
    return values;
  }

  /** Names with the number of codes of each, as tables tell them. */
  public String label() {
    return columns.stream().map(c -> c.name() + ":" + c.size()).collect(Collectors.joining(","));
  }
}

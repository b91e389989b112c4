package org.matimpact.pipeline.study.crossproduct;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.ScanSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.crossproduct.ProductColumn.Role;

/**
 * The columns of the cross-products of one key stage, in their order: the constant, predictors,
 * derived columns, outcomes; and which products of two columns are kept. Products of two different
 * outcomes are not: no model here has two.
 *
 * @param pupils columns of pupils that are read, in the order in which they are missing in a
 *     pattern
 */
public record ColumnSet(List<PupilColumn> pupils, List<ProductColumn> columns)
    implements Serializable {

  /** Column of prior attainment, which designs standardise on the nation. */
  public static final String PRIOR_ATTAINMENT = "prior_attainment";

  /** Slice of all pupils. */
  public static final String ALL = "all";

  /** Subgroup of the national thirds of prior attainment. */
  public static final String PRIOR_TERCILE = "prior_tercile";

  /** Column of pupils that decides who is in a slice or a level of a subgroup. */
  public static String behind(String slice) {
    String subgroup = slice.split("=", 2)[0];
    return subgroup.equals(PRIOR_TERCILE) ? PRIOR_ATTAINMENT : subgroup;
  }

  /**
   * The columns that the settings ask for.
   *
   * @param contract of pupil_attainment
   * @param outcomes columns of the outcomes of the key stage
   * @throws IllegalArgumentException naming a column that is not there
   */
  public static ColumnSet of(TableContract contract, ScanSettings scan, List<String> outcomes) {
    Map<String, PupilColumn> known = new TreeMap<>();
    List<PupilColumn> pupils = new ArrayList<>();
    List<ProductColumn> columns = new ArrayList<>(List.of(ProductColumn.constant()));
    for (String name : scan.predictors()) {
      PupilColumn column = PupilColumn.of(contract, name);
      known.put(name, column);
      pupils.add(column);
      columns.addAll(predictors(column));
    }
    for (String name : scan.derived()) {
      columns.add(ProductColumn.product(name, factors(name, known)));
    }
    for (String name : outcomes) {
      PupilColumn column = PupilColumn.of(contract, name);
      pupils.add(column);
      columns.add(ProductColumn.value(Role.OUTCOME, column));
    }
    return new ColumnSet(List.copyOf(pupils), List.copyOf(columns));
  }

  /** The columns of a key stage by the settings of a run. */
  public static ColumnSet of(TableContract contract, Settings settings, String keyStage) {
    List<String> outcomes =
        settings.phases().values().stream()
            .filter(phase -> phase.keyStage().equals(keyStage))
            .flatMap(phase -> phase.outcomes().values().stream())
            .filter(OutcomeSettings::ofPupils)
            .map(OutcomeSettings::pupilColumn)
            .sorted()
            .distinct()
            .toList();
    return of(contract, settings.scan(), outcomes);
  }

  private static List<ProductColumn> predictors(PupilColumn column) {
    if (!column.categorical()) {
      return List.of(ProductColumn.value(Role.PREDICTOR, column));
    }
    return column.levels().stream().skip(1).map(l -> ProductColumn.level(column, l)).toList();
  }

  /** The factors of {@code a^2} or {@code a*b}. */
  private static List<PupilColumn> factors(String derived, Map<String, PupilColumn> known) {
    List<PupilColumn> factors = new ArrayList<>();
    for (String part : derived.split("\\*", -1)) {
      String[] power = part.split("\\^", 2);
      PupilColumn column = known.get(power[0]);
      if (column == null || column.categorical()) {
        throw new IllegalArgumentException(
            "derived column %s: %s is no number among the predictors".formatted(derived, power[0]));
      }
      if (power.length == 2 && !power[1].matches("[2-9]")) {
        throw new IllegalArgumentException(
            "derived column %s: the power is a digit from 2 to 9".formatted(derived));
      }
      int exponent = power.length == 1 ? 1 : Integer.parseInt(power[1]);
      for (int i = 0; i < exponent; i++) {
        factors.add(column);
      }
    }
    return factors;
  }

  /** Number of columns. */
  public int size() {
    return columns.size();
  }

  /** Position of a column. */
  public int position(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "the cross-products have no column %s; scan it first (scan.predictors, scan.derived)"
            .formatted(name));
  }

  /** Position of a pupils' column among those that are read. */
  public int pupilPosition(String name) {
    for (int i = 0; i < pupils.size(); i++) {
      if (pupils.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("column " + name + " of pupils is not scanned");
  }

  /** Whether the product of two columns is kept. */
  boolean keeps(int first, int second) {
    return first == second
        || columns.get(first).role() != Role.OUTCOME
        || columns.get(second).role() != Role.OUTCOME;
  }
}

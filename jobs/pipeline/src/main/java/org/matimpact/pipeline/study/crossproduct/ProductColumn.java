package org.matimpact.pipeline.study.crossproduct;

import java.io.Serializable;
import java.util.List;

/**
 * One column of the cross-products, an integer for each pupil: the product of its factors'
 * integers. Without factors it is the constant 1; with a level it is 1 for pupils of that level,
 * else 0.
 *
 * @param name such as {@code idaci}, {@code ethnicity=asian}, {@code prior_attainment^2}
 * @param factors columns of pupils, one for each factor; empty for the constant
 * @param level level of the single categorical factor; empty text for numbers
 * @param quantum what an integer of 1 is worth, in the unit of the column
 * @param largest largest absolute integer
 */
public record ProductColumn(
    String name, Role role, List<String> factors, String level, double quantum, long largest)
    implements Serializable {

  /** What a column is for. */
  public enum Role {
    CONSTANT,
    PREDICTOR,
    OUTCOME
  }

  static ProductColumn constant() {
    return new ProductColumn("1", Role.CONSTANT, List.of(), "", 1, 1);
  }

  static ProductColumn value(Role role, PupilColumn column) {
    return new ProductColumn(
        column.name(), role, List.of(column.name()), "", column.quantum(), column.largest());
  }

  static ProductColumn level(PupilColumn column, String level) {
    return new ProductColumn(
        column.name() + "=" + level, Role.PREDICTOR, List.of(column.name()), level, 1, 1);
  }

  static ProductColumn product(String name, List<PupilColumn> factors) {
    double quantum = 1;
    long largest = 1;
    for (PupilColumn factor : factors) {
      quantum *= factor.quantum();
      largest = StrictMath.multiplyExact(largest, factor.largest());
    }
    return new ProductColumn(
        name,
        Role.PREDICTOR,
        factors.stream().map(PupilColumn::name).toList(),
        "",
        quantum,
        largest);
  }
}

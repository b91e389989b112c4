package org.matimpact.pipeline.study.crossproduct;

import java.io.Serializable;
import java.util.List;
import org.matimpact.pipeline.contract.Grid;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableField;

/**
 * A column of {@code pupil_attainment} as integers: whole steps of its quantum from the middle of
 * its range, so that sums of products stay small and exact. A column of levels has no integer of
 * its own; each level is a column of 0 and 1.
 *
 * @param quantum step, in the unit of the column
 * @param midpoint number of steps that becomes 0, the middle of the range
 * @param largest largest absolute integer
 * @param levels levels of a categorical column, the first the reference; empty for a number
 */
public record PupilColumn(
    String name, double quantum, long midpoint, long largest, List<String> levels)
    implements Serializable {

  /**
   * The column as the table's contract describes it.
   *
   * @throws IllegalArgumentException if there is no such column, or it is neither categorical nor a
   *     number with a quantum and a range
   */
  public static PupilColumn of(TableContract contract, String name) {
    TableField field =
        contract
            .field(name)
            .orElseThrow(() -> new IllegalArgumentException("no column " + name + " of pupils"));
    if (field.grid().isPresent()) {
      return of(name, field.grid().get());
    }
    if (field.allowed().isEmpty() || field.required()) {
      throw new IllegalArgumentException(
          "column %s of pupils is neither a number with quantum and range nor categorical"
              .formatted(name));
    }
    return new PupilColumn(name, 1, 0, 1, field.allowed());
  }

  private static PupilColumn of(String name, Grid grid) {
    long midpoint = StrictMath.floorDiv(grid.lowest() + grid.highest(), 2L);
    return new PupilColumn(
        name, grid.quantum().doubleValue(), midpoint, grid.highest() - midpoint, List.of());
  }

  /** Whether it is categorical. */
  public boolean categorical() {
    return !levels.isEmpty();
  }

  /** Whether its values are 0 and 1. */
  public boolean flag() {
    return !categorical() && midpoint == 0 && largest == 1;
  }

  /** The integer of a value of the grid, which a double holds but for its last bit. */
  public long integer(double value) {
    return (long) StrictMath.rint(value / quantum) - midpoint;
  }

  /** The value whose integer is 0. */
  public double origin() {
    return midpoint * quantum;
  }
}

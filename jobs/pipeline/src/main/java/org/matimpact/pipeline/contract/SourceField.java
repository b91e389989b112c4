package org.matimpact.pipeline.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column of a file as its contract describes it.
 *
 * @param name column of the table, or name by which the contract itself uses the value
 * @param type type of the cells
 * @param aliases headers that the column may have
 * @param formats formats of a date, tried in order; none for other types
 * @param missing texts that mean no value
 * @param constraints what a value must satisfy
 * @param values meanings of the labels in the file
 * @param lookup how the value is replaced through another contract's key
 * @param measure measure of {@code school_year} that this wide column is
 * @param year academic year of the measure, when not the contract's
 * @param quantum step to which a number is rounded, ties to even
 * @param sensitivity whom the value describes
 * @param notation how numbers are written
 */
public record SourceField(
    String name,
    FieldType type,
    Aliases aliases,
    List<DatePattern> formats,
    Set<String> missing,
    Constraints constraints,
    Optional<ValueMap> values,
    Optional<Lookup> lookup,
    Optional<String> measure,
    Optional<YearRule> year,
    Optional<BigDecimal> quantum,
    Sensitivity sensitivity,
    NumberNotation notation) {

  /** Whether a row without a value breaks the contract. */
  public boolean isRequired() {
    return constraints.required();
  }

  /** Whether the value names a pupil, and is replaced by a keyed hash. */
  public boolean isDirectIdentifier() {
    return sensitivity == Sensitivity.DIRECT_IDENTIFIER;
  }

  /** The field with the quantum and range of its column where it has none of its own. */
  SourceField on(Grid grid) {
    return new SourceField(
        name,
        type,
        aliases,
        formats,
        missing,
        constraints.within(bound(grid.minimum()), bound(grid.maximum())),
        values,
        lookup,
        measure,
        year,
        quantum.or(() -> Optional.of(grid.quantum())),
        sensitivity,
        notation);
  }

  private Object bound(BigDecimal bound) {
    if (type == FieldType.INTEGER) {
      return bound.longValueExact();
    }
    return bound.doubleValue();
  }
}

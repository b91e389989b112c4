package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A column of a file as its contract describes it.
 *
 * @param name column of the table, or name by which the contract itself uses the value
 * @param type type of the cells
 * @param aliases headers that the column may have, most wanted first; the name itself comes last
 * @param formats formats of a date, tried in order; none for other types
 * @param missing texts that mean no value
 * @param constraints what a value must satisfy
 * @param values meanings of the labels in the file
 * @param lookup how the value is replaced through another contract's key
 * @param measure measure of {@code school_year} that this wide column is
 * @param year academic year of the measure, when not the contract's
 * @param quantum step of which a number must be a multiple
 * @param sensitivity whom the value describes
 * @param notation how numbers are written
 */
public record SourceField(
    String name,
    FieldType type,
    List<String> aliases,
    List<DatePattern> formats,
    Set<String> missing,
    Constraints constraints,
    Optional<ValueMap> values,
    Optional<Lookup> lookup,
    Optional<String> measure,
    Optional<YearRule> year,
    OptionalDouble quantum,
    Sensitivity sensitivity,
    NumberNotation notation) {

  /** Whether a row without a value breaks the contract. */
  public boolean isRequired() {
    return constraints.required();
  }
}

package org.matimpact.pipeline.contract;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Constraints of a field, as in a Table Schema.
 *
 * @param required whether a missing value breaks the row
 * @param minimum smallest value allowed: a Long, Double or LocalDate like the field's values
 * @param maximum largest value allowed
 * @param allowed texts allowed after {@code x-values}; empty allows all
 * @param pattern pattern that the whole text must match
 */
public record Constraints(
    boolean required,
    Optional<Object> minimum,
    Optional<Object> maximum,
    Set<String> allowed,
    Optional<Pattern> pattern) {

  /** These constraints with bounds where there were none. */
  Constraints within(Object least, Object most) {
    return new Constraints(
        required,
        minimum.or(() -> Optional.of(least)),
        maximum.or(() -> Optional.of(most)),
        allowed,
        pattern);
  }
}

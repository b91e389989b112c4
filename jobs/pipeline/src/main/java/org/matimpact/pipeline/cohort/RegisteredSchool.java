package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A school as the register sources of a phase describe it together.
 *
 * @param urn Unique Reference Number
 * @param attributes columns of table school that are known, by name
 * @param sources source of each of those attributes
 */
record RegisteredSchool(long urn, Map<String, Object> attributes, Map<String, String> sources) {

  String text(String attribute) {
    return attributes.getOrDefault(attribute, "").toString();
  }

  Optional<LocalDate> date(String attribute) {
    return Optional.ofNullable((LocalDate) attributes.get(attribute));
  }

  boolean selective() {
    return text("admissions").equals("selective");
  }
}

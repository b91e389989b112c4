package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row that has kept every rule so far.
 *
 * @param line line on which it starts
 * @param values field to value; a missing value has no entry
 */
record Candidate(long line, Map<String, Object> values) {

  /** Values of these fields in this order, missing ones as the text {@code (missing)}. */
  List<Object> key(List<String> fields) {
    List<Object> key = new ArrayList<>(fields.size());
    for (String field : fields) {
      key.add(values.getOrDefault(field, "(missing)"));
    }
    return key;
  }
}

package org.matimpact.pipeline.report.words;

import java.util.HashMap;
import java.util.Map;
import org.matimpact.pipeline.lake.TestTables;

/** Effects of a made-up contrast: primary, maintained, trusts of 4 to 6 schools. */
final class TestEffects {

  private TestEffects() {}

  /** An estimated effect with 20 degrees of freedom. */
  static Map<String, Object> estimated(double estimate, double low, double high) {
    Map<String, Object> values = new HashMap<>();
    values.put("status", "estimated");
    values.put("comparator", "maintained");
    values.put("size_band", "4-6");
    values.put("unit", "pupil SD");
    values.put("estimate", estimate);
    values.put("ci_low", low);
    values.put("ci_high", high);
    values.put("df", 20.0);
    values.put("treated_trusts", 15L);
    return values;
  }

  static Effect of(Map<String, Object> values) {
    return new Effect(TestTables.line("effect_estimate", values));
  }

  /** The same effect with one value more. */
  static Effect with(Map<String, Object> values, String column, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(column, value);
    return of(more);
  }

  static Map<String, Object> without(String status, String reason) {
    return Map.of(
        "status", status, "comparator", "maintained", "size_band", "4-6", "reason", reason);
  }
}

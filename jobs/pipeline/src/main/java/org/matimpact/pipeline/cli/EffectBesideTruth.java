package org.matimpact.pipeline.cli;

import java.util.Locale;

/**
 * One estimated effect with the effect that was planted, both in the outcome's unit.
 *
 * @param group phase, outcome, comparator, size band and route, for a person to read
 * @param trusts treated trusts
 */
record EffectBesideTruth(
    String effectId,
    String group,
    double truth,
    double estimate,
    double low,
    double high,
    long trusts,
    String caution) {

  static final String HEADER = "effect_id,truth,estimate,ci_low,ci_high,inside";

  boolean inside() {
    return low <= truth && truth <= high;
  }

  /** RFC 4180; no field needs quotes. */
  String csv() {
    return String.join(
        ",",
        effectId,
        Double.toString(truth),
        Double.toString(estimate),
        Double.toString(low),
        Double.toString(high),
        Boolean.toString(inside()));
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-66s %7.3f %9.3f  [%7.3f, %7.3f]  %-6s %6d  %s",
        group,
        truth,
        estimate,
        low,
        high,
        inside() ? "yes" : "no",
        trusts,
        caution.contains("too few trusts") ? "too few trusts for this interval" : "");
  }
}

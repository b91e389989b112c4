package org.matimpact.pipeline.cli;

import java.util.Locale;

/**
 * One estimated effect with the effect that was planted, both in SDs of the nation's pupils.
 *
 * @param truth mean planted for the matched treated schools
 * @param realised mean of what their trusts do
 * @param group phase, outcome, comparator, size band and route, for a person to read
 * @param trusts treated trusts
 */
record EffectBesideTruth(
    String effectId,
    String group,
    double truth,
    double realised,
    double estimate,
    double low,
    double high,
    long trusts,
    String caution) {

  static final String HEADER = "effect_id,truth,estimate,ci_low,ci_high,inside";

  boolean inside() {
    return low <= truth && truth <= high;
  }

  private String fewTrusts() {
    if (caution.contains("too few trusts")) {
      return "too few trusts for this interval";
    }
    return caution.contains("few treated trusts") ? "rests on few treated trusts" : "";
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

  static String heading() {
    return String.format(
        Locale.ROOT,
        "%-74s %7s %8s %9s  %-18s  %-6s %6s",
        "planted, realised and estimated effects, in SDs of the nation's pupils",
        "planted",
        "realised",
        "estimate",
        "95 % interval",
        "inside",
        "trusts");
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-74s %7.3f %8.3f %9.3f  [%7.3f, %7.3f]  %-6s %6d  %s",
        group,
        truth,
        realised,
        estimate,
        low,
        high,
        inside() ? "yes" : "no",
        trusts,
        fewTrusts());
  }
}

package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.statistics.multiplicity.PValueAdjustment;

/**
 * The adjusted p-values of one effect.
 *
 * @param family rows that were adjusted together
 */
record Adjusted(String family, double holm, double benjaminiHochberg) {

  /** Rows that could not be estimated belong to no family. */
  static final Adjusted NONE = new Adjusted("", Double.NaN, Double.NaN);

  /** Adjusts each family; rows without an estimate do not count. */
  static Map<String, Adjusted> byEffect(List<EffectRow> rows) {
    Map<String, List<EffectRow>> families = new TreeMap<>();
    rows.stream()
        .filter(EffectRow::estimated)
        .forEach(row -> families.computeIfAbsent(Family.of(row), f -> new ArrayList<>()).add(row));
    Map<String, Adjusted> adjusted = new HashMap<>();
    families.forEach((family, members) -> adjust(family, members, adjusted));
    return adjusted;
  }

  private static void adjust(
      String family, List<EffectRow> members, Map<String, Adjusted> adjusted) {
    double[] p = members.stream().mapToDouble(row -> row.effect().pValue()).toArray();
    double[] holm = PValueAdjustment.holm(p);
    double[] benjaminiHochberg = PValueAdjustment.benjaminiHochberg(p);
    for (int i = 0; i < p.length; i++) {
      adjusted.put(members.get(i).effectId(), new Adjusted(family, holm[i], benjaminiHochberg[i]));
    }
  }
}

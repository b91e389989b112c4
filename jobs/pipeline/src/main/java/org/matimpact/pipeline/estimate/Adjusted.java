package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.statistics.multiplicity.PValueAdjustment;
import org.matimpact.statistics.multiplicity.StepDown;

/**
 * The adjusted p-values of one effect.
 *
 * @param family rows that were adjusted together
 * @param maxT by the step-down of the largest bootstrap statistic; NaN outside confirmatory
 *     families
 */
record Adjusted(String family, double holm, double benjaminiHochberg, double maxT) {

  /** Rows that could not be estimated belong to no family. */
  static final Adjusted NONE = new Adjusted("", Double.NaN, Double.NaN, Double.NaN);

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
    Map<String, Double> maxT = maxT(members);
    for (int i = 0; i < p.length; i++) {
      String effect = members.get(i).effectId();
      adjusted.put(
          effect,
          new Adjusted(
              family, holm[i], benjaminiHochberg[i], maxT.getOrDefault(effect, Double.NaN)));
    }
  }

  /** Of the effects with bootstrap statistics, by identifier. */
  private static Map<String, Double> maxT(List<EffectRow> members) {
    List<EffectRow> tested =
        members.stream().filter(row -> row.effect().wild().inFamily()).toList();
    double[] adjusted =
        StepDown.adjust(
            tested.stream().mapToDouble(row -> row.effect().wild().statistic()).toArray(),
            tested.stream().map(row -> row.effect().wild().replicates()).toArray(double[][]::new));
    Map<String, Double> maxT = new HashMap<>();
    for (int i = 0; i < adjusted.length; i++) {
      maxT.put(tested.get(i).effectId(), adjusted[i]);
    }
    return maxT;
  }
}

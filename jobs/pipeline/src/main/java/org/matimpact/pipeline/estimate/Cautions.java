package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.study.Effect;

/** What a row of effect_estimate says against itself. */
record Cautions(EstimateSettings settings) {

  /** Cautions of a row, separated by "; "; empty text for none. */
  String of(EffectRow row) {
    List<String> cautions = new ArrayList<>();
    cautions.add(row.contrast().caution());
    cautions.add(row.request().caution());
    Effect effect = row.effect();
    if (effect.scale().singular()) {
      cautions.add(
          row.request().further().isPresent()
              ? "a variance of the random effects estimated as zero, or a correlation as 1 or -1"
              : "variance between schools or school-years estimated as zero");
    }
    if (effect.method().unweighted()) {
      cautions.add("estimated without the matching weights");
    }
    if (row.estimated()) {
      addOfFew(effect, cautions);
    }
    return String.join("; ", cautions.stream().filter(c -> !c.isEmpty()).toList());
  }

  private void addOfFew(Effect effect, List<String> cautions) {
    if (effect.degreesOfFreedom() < settings.leastDf()) {
      cautions.add("too few trusts for this interval");
    }
    if (effect.counts().treatedTrusts() < settings.leastTrusts()) {
      cautions.add("rests on few treated trusts");
    }
    if (effect.counts().fewestPupils() < settings.leastPupils()) {
      cautions.add("few pupils in an arm");
    }
  }
}

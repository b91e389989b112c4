package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.study.Spread;
import org.matimpact.pipeline.study.TrustEffect;

/**
 * Effects of trusts as rows of trust_effect, and spreads of mixed models as rows of
 * variance_component.
 */
final class TrustTables {

  private final StageContext context;
  private final List<Row> trusts = new ArrayList<>();
  private final List<Row> components = new ArrayList<>();

  TrustTables(StageContext context) {
    this.context = context;
  }

  void add(EffectRow effect, ContrastFits.Fit fit) {
    fit.trusts().forEach(trust -> trusts.add(row(effect, trust)));
    fit.spreads().forEach(spread -> components.add(row(effect, spread)));
  }

  void write() {
    context.write("trust_effect", trusts);
    context.write("variance_component", components);
  }

  private Row row(EffectRow effect, TrustEffect trust) {
    return context
        .rows("trust_effect")
        .row()
        .put("effect_id", effect.effectId())
        .put("trust_uid", trust.trustUid())
        .put("schools", trust.schools())
        .put("pupils", trust.pupils())
        .put("raw_effect", trust.raw())
        .put("reliability", trust.reliability())
        .put("effect", trust.effect())
        .put("std_error", trust.standardError())
        .put("low", trust.low())
        .put("high", trust.high())
        .build();
  }

  private Row row(EffectRow effect, Spread spread) {
    return context
        .rows("variance_component")
        .row()
        .put("effect_id", effect.effectId())
        .put("component", spread.level().name().toLowerCase(Locale.ROOT))
        .put("sd", spread.sd())
        .put("low", spread.low())
        .put("high", spread.high())
        .put("correlation", spread.correlation())
        .put("at_boundary", spread.atBoundary())
        .put("p_value", spread.pValue())
        .build();
  }
}

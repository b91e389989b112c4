package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.study.CurvePoint;
import org.matimpact.pipeline.study.Effect;

/** Curves of effects as rows of effect_curve. */
final class CurveTable {

  private CurveTable() {}

  static List<Row> rows(RowTemplate template, EffectRow effect, List<CurvePoint> curve) {
    Map<String, Integer> figures = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (CurvePoint point : curve) {
      int number = figures.merge(point.variable(), 1, Integer::sum);
      rows.add(row(template.row().put("effect_id", effect.effectId()).put("point", number), point));
    }
    return rows;
  }

  private static Row row(RowTemplate.Builder builder, CurvePoint point) {
    Effect effect = point.effect();
    return builder
        .put("variable", point.variable())
        .put("quantity", point.quantity().name().toLowerCase(Locale.ROOT))
        .put("value", point.value())
        .put("status", effect.estimated() ? "estimated" : "not_estimable")
        .putText("reason", effect.problem())
        .put("estimate", effect.estimate())
        .put("std_error", effect.standardError())
        .put("df", effect.degreesOfFreedom())
        .put("ci_low", effect.confidenceLow())
        .put("ci_high", effect.confidenceHigh())
        .put("p_value", effect.pValue())
        .put("treated_schools", effect.counts().treatedSchools())
        .put("treated_trusts", effect.counts().treatedTrusts())
        .build();
  }
}

package org.matimpact.pipeline.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.study.ContrastPool;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.statistics.matching.Distance;
import org.matimpact.statistics.matching.Obstacle;
import org.matimpact.statistics.matching.PairExplanation;

/** Why a contrast has these pairs and not others, as rows. */
final class ExplanationRows {

  private final MatchedContrast matched;
  private final RowTemplate template;

  private ExplanationRows(MatchedContrast matched, RowTemplate template) {
    this.matched = matched;
    this.template = template;
  }

  static List<Row> contributions(MatchedContrast matched, RowTemplate template) {
    ExplanationRows rows = new ExplanationRows(matched, template);
    return matched.evidence().explanations().pairs().stream()
        .flatMap(pair -> pair.contributions().stream().map(part -> rows.contribution(pair, part)))
        .toList();
  }

  private Row contribution(PairExplanation pair, Distance.Contribution part) {
    return pair(pair)
        .put("covariate", part.name())
        .put("treated_value", part.valueA())
        .put("comparison_value", part.valueB())
        .put("contribution", part.part())
        .build();
  }

  static List<Row> nearest(MatchedContrast matched, RowTemplate template) {
    ExplanationRows rows = new ExplanationRows(matched, template);
    List<Row> nearest = new ArrayList<>();
    int rank = 0;
    int treated = -1;
    for (PairExplanation pair : matched.evidence().explanations().nearest()) {
      rank = pair.treated() == treated ? rank + 1 : 1;
      treated = pair.treated();
      nearest.add(rows.nearest(pair, rank));
    }
    return nearest;
  }

  private Row nearest(PairExplanation pair, int rank) {
    return pair(pair)
        .put("rank", rank)
        .put("distance", pair.distance())
        .put("score_difference", pair.scoreDifference())
        .put(
            "obstacles",
            pair.obstacles().stream().map(ExplanationRows::text).collect(Collectors.joining("; ")))
        .build();
  }

  private static String text(Obstacle obstacle) {
    String kind = obstacle.kind().name().toLowerCase(Locale.ROOT);
    return obstacle.detail().isEmpty() ? kind : kind + " " + obstacle.detail();
  }

  private RowTemplate.Builder pair(PairExplanation pair) {
    return template
        .row()
        .put("contrast_id", matched.id())
        .put("treated_urn", urn(pair.treated()))
        .put("comparison_urn", urn(pair.comparison()));
  }

  private long urn(int position) {
    ContrastPool pool = matched.scored().pool();
    return pool.phase().schools().get(pool.rows()[position]).urn();
  }
}

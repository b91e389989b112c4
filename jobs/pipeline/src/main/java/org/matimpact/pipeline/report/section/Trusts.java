package org.matimpact.pipeline.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.Labels;

/**
 * How much trusts differ.
 *
 * @param spread standard deviations between trusts, with their intervals
 * @param caterpillars effects of trusts from lowest to highest
 * @param funnels raw effects by how well they are known
 * @param scores results of trusts, where they are published
 * @param bands results by size band before any matching
 */
public record Trusts(
    Table spread,
    List<Figure> caterpillars,
    List<Figure> funnels,
    Table scores,
    Table bands,
    List<String> gaps) {

  private static final String BETWEEN = "between_trusts";

  static Trusts of(Results results, Effects effects) {
    List<Effect> means =
        effects.where(
            effect ->
                effect.average().equals("trust")
                    && effect.band().equals(Labels.ALL)
                    && effect.route().equals(Labels.ALL));
    List<Figure> caterpillars = new ArrayList<>();
    List<Figure> funnels = new ArrayList<>();
    for (Effect mean : means) {
      List<Line> trusts = trusts(results, mean);
      TrustCharts.caterpillar(mean, trusts).ifPresent(caterpillars::add);
      TrustCharts.funnel(mean, trusts, spread(results, mean)).ifPresent(funnels::add);
    }
    return new Trusts(
        spreads(results, effects),
        caterpillars,
        funnels,
        scores(results),
        bands(results),
        results.gaps("trust_effect", "variance_component", "trust_result", "band_result"));
  }

  private static List<Line> trusts(Results results, Effect mean) {
    return results.rows("trust_effect").stream()
        .filter(line -> line.text("effect_id").equals(mean.id()))
        .sorted(Comparator.comparingDouble(line -> line.number("effect").orElse(0)))
        .toList();
  }

  private static OptionalDouble spread(Results results, Effect mean) {
    return results.rows("variance_component").stream()
        .filter(line -> line.text("effect_id").equals(mean.id()))
        .filter(line -> line.text("component").equals(BETWEEN))
        .findFirst()
        .map(line -> line.number("sd"))
        .orElse(OptionalDouble.empty());
  }

  private static Table spreads(Results results, Effects effects) {
    Map<String, Line> between =
        results.rows("variance_component").stream()
            .filter(line -> line.text("component").equals(BETWEEN))
            .collect(Collectors.toMap(line -> line.text("effect_id"), Function.identity()));
    List<Line> lines =
        effects.where(effect -> between.containsKey(effect.id())).stream()
            .map(effect -> between.get(effect.id()))
            .toList();
    return Effects.naming((Line line) -> effect(effects, line))
        .choice("Route", line -> Labels.route(effect(effects, line).route()))
        .number("SD between trusts", 3, line -> line.number("sd"))
        .number("95 % low", 3, line -> line.number("low"))
        .number("95 % high", 3, line -> line.number("high"))
        .p("p of no spread", line -> line.number("p_value"))
        .text("Unit", line -> effect(effects, line).unit())
        .count("Trusts", line -> effect(effects, line).trusts())
        .over("spread", "Spread between trusts: one row is one contrast and outcome", lines);
  }

  private static Effect effect(Effects effects, Line line) {
    return effects.find(line.text("effect_id")).orElseThrow();
  }

  private static Table scores(Results results) {
    return new Columns<Line>()
        .choice("Phase", line -> Labels.name(line.text("phase")))
        .choice("Outcome", line -> Labels.name(line.text("outcome")))
        .text("Trust", line -> line.text("trust_uid"))
        .choice("Size of trust", line -> Labels.band(line.text("size_band")))
        .count("Schools", line -> line.whole("schools"))
        .count("Pupils", line -> line.whole("pupils"))
        .number("Raw mean", 2, line -> line.number("raw_mean"))
        .number("Adjusted mean", 2, line -> line.number("adjusted_mean"))
        .number("Score", 2, line -> line.number("score"))
        .number("95 % low", 2, line -> line.number("score_low"))
        .number("95 % high", 2, line -> line.number("score_high"))
        .text("Unit", line -> line.text("unit"))
        .over(
            "scores",
            "Results of trusts: one row is one trust and outcome",
            results.rows("trust_result"));
  }

  private static Table bands(Results results) {
    Columns<Line> columns =
        new Columns<Line>()
            .choice("Phase", line -> Labels.name(line.text("phase")))
            .choice("Outcome", line -> Labels.name(line.text("outcome")))
            .choice("Schools of", line -> Labels.arm(line.text("arm")))
            .choice("Size of trust", line -> Labels.band(line.text("size_band")))
            .count("Schools", line -> line.whole("schools"))
            .count("Trusts", line -> line.whole("trusts"))
            .count("Pupils", line -> line.whole("pupils"))
            .number("Raw mean", 2, line -> line.number("raw_mean"))
            .number("Adjusted mean", 2, line -> line.number("adjusted_mean"))
            .text("Unit", line -> line.text("unit"));
    return results
        .withReasons("band_result", columns)
        .over(
            "bands",
            "Results by size band, nothing matched: one row is one group and outcome",
            results.rows("band_result"));
  }
}

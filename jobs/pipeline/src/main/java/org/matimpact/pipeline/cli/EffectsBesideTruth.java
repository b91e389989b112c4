package org.matimpact.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowCondition;
import org.matimpact.pipeline.lake.TableQuery;
import org.matimpact.pipeline.lake.TableResult;

/**
 * The headline effects of the demo beside what was planted. The truth is the effect planted for
 * trusts like these; trusts vary around it, which is what an interval clustered on trusts allows
 * for.
 */
final class EffectsBesideTruth {

  private static final List<String> KEY =
      List.of("phase", "outcome", "comparator", "size_band", "route");

  private final List<EffectBesideTruth> effects;

  private EffectsBesideTruth(List<EffectBesideTruth> effects) {
    this.effects = effects;
  }

  /** Reads the headline effects of the lake and the truth that was written with the data. */
  static EffectsBesideTruth read(Path lake, Path truthFile) throws IOException {
    Map<String, Double> truth = truth(truthFile);
    TableResult result = headline(lake);
    List<String> columns = result.columns().stream().map(TableField::name).toList();
    List<EffectBesideTruth> effects = new ArrayList<>();
    for (Cells row : result.rows()) {
      String group = key(KEY.stream().map(name -> row.text(columns.indexOf(name))).toList());
      if (truth.containsKey(group)) {
        effects.add(
            new EffectBesideTruth(
                row.text(columns.indexOf("effect_id")),
                group,
                truth.get(group),
                number(row, columns.indexOf("estimate")),
                number(row, columns.indexOf("ci_low")),
                number(row, columns.indexOf("ci_high")),
                (Long) row.at(columns.indexOf("treated_trusts")).orElseThrow(),
                row.text(columns.indexOf("caution"))));
      }
    }
    return new EffectsBesideTruth(effects);
  }

  private static TableResult headline(Path lake) {
    return KernelLake.open(new LakePath(lake.toString()), TableContracts.load())
        .rows(
            new TableQuery(
                "effect_estimate",
                List.of(),
                List.of(is("headline", "true"), is("status", "estimated")),
                List.of(),
                OptionalInt.empty(),
                Completeness.COMPLETE));
  }

  private static RowCondition is(String column, String value) {
    return new RowCondition(column, RowCondition.Relation.AMONG, Set.of(value));
  }

  private static double number(Cells row, int column) {
    return (Double) row.at(column).orElseThrow();
  }

  private static Map<String, Double> truth(Path file) throws IOException {
    Map<String, Double> truth = new HashMap<>();
    for (JsonNode effect : new ObjectMapper().readTree(file.toFile()).path("effects")) {
      List<String> parts = KEY.stream().map(name -> effect.path(name).asText()).toList();
      truth.put(key(parts), effect.path("effect").asDouble());
    }
    return truth;
  }

  private static String key(List<String> parts) {
    return String.join(" ", parts);
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(EffectBesideTruth.HEADER));
    effects.forEach(effect -> lines.add(effect.csv()));
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  void print(PrintStream out) {
    out.println(
        String.format(
            "%-66s %7s %9s  %-18s  %-6s %6s",
            "planted and estimated effects, in the outcome's unit",
            "planted",
            "estimate",
            "95 % interval",
            "inside",
            "trusts"));
    effects.forEach(effect -> out.println(effect.line()));
    long inside = effects.stream().filter(EffectBesideTruth::inside).count();
    out.println("planted effects inside their 95 % interval: " + inside + " of " + effects.size());
  }
}

package org.matimpact.pipeline.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowCondition;
import org.matimpact.pipeline.lake.TableQuery;
import org.matimpact.pipeline.lake.TableResult;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.synthetic.Truth;

/**
 * The headline effects of the demo beside what was planted. The truth of a row is the mean effect
 * planted for the treated schools that were matched, each counting once: trusts like theirs vary
 * around it, which is what an interval clustered on trusts allows for. What these very trusts do,
 * on average over the same schools, stands beside it.
 */
final class EffectsBesideTruth {

  private static final List<String> KEY =
      List.of("phase", "outcome", "comparator", "size_band", "route");

  private final KernelLake lake;
  private final Truth truth;
  private final Map<String, String> columns = new HashMap<>();
  private final List<EffectBesideTruth> effects = new ArrayList<>();

  private EffectsBesideTruth(Settings settings, Truth truth) {
    this.lake = KernelLake.open(new LakePath(settings.lake().path()), TableContracts.load());
    this.truth = truth;
    settings
        .phases()
        .values()
        .forEach(
            phase ->
                phase.outcomes().values().stream()
                    .filter(OutcomeSettings::ofPupils)
                    .forEach(outcome -> columns.put(outcome.name(), outcome.pupilColumn())));
  }

  /** Reads the headline effects of the lake and the truth that was written with the data. */
  static EffectsBesideTruth read(Settings settings, Path truthFile) throws IOException {
    EffectsBesideTruth beside = new EffectsBesideTruth(settings, Truth.read(truthFile));
    beside.readEffects();
    return beside;
  }

  private void readEffects() {
    TableResult headline =
        rows("effect_estimate", List.of(is("headline", "true"), is("status", "estimated")));
    List<String> names = names(headline);
    Map<String, Map<Integer, Double>> matched =
        matchedSchools(
            headline.rows().stream()
                .map(row -> row.text(names.indexOf("contrast_id")))
                .collect(Collectors.toSet()));
    for (Cells row : headline.rows()) {
      String column = columns.get(row.text(names.indexOf("outcome")));
      if (column != null) {
        Map<Integer, Double> schools = matched.get(row.text(names.indexOf("contrast_id")));
        OptionalDouble planted = truth.planted(column, schools);
        if (planted.isPresent()) {
          effects.add(
              effect(
                  row,
                  names,
                  planted.getAsDouble(),
                  truth.realised(column, schools).getAsDouble()));
        }
      }
    }
  }

  private static EffectBesideTruth effect(
      Cells row, List<String> names, double planted, double realised) {
    return new EffectBesideTruth(
        row.text(names.indexOf("effect_id")),
        String.join(" ", KEY.stream().map(name -> row.text(names.indexOf(name))).toList()),
        planted,
        realised,
        number(row, names.indexOf("estimate")),
        number(row, names.indexOf("ci_low")),
        number(row, names.indexOf("ci_high")),
        (Long) row.at(names.indexOf("treated_trusts")).orElseThrow(),
        row.text(names.indexOf("caution")));
  }

  /** The treated schools of each contrast, each with weight 1. */
  private Map<String, Map<Integer, Double>> matchedSchools(Set<String> contrasts) {
    TableResult matched =
        rows(
            "matched_school",
            List.of(
                new RowCondition("contrast_id", RowCondition.Relation.AMONG, contrasts),
                is("arm", "treated")));
    List<String> names = names(matched);
    Map<String, Map<Integer, Double>> schools = new HashMap<>();
    for (Cells row : matched.rows()) {
      long urn = (Long) row.at(names.indexOf("urn")).orElseThrow();
      schools
          .computeIfAbsent(row.text(names.indexOf("contrast_id")), c -> new HashMap<>())
          .put((int) urn, 1.0);
    }
    return schools;
  }

  private TableResult rows(String table, List<RowCondition> conditions) {
    return lake.rows(
        new TableQuery(
            table, List.of(), conditions, List.of(), OptionalInt.empty(), Completeness.COMPLETE));
  }

  private static List<String> names(TableResult result) {
    return result.columns().stream().map(TableField::name).toList();
  }

  private static RowCondition is(String column, String value) {
    return new RowCondition(column, RowCondition.Relation.AMONG, Set.of(value));
  }

  private static double number(Cells row, int column) {
    return (Double) row.at(column).orElseThrow();
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(EffectBesideTruth.HEADER));
    effects.forEach(effect -> lines.add(effect.csv()));
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  void print(PrintStream out) {
    out.println(EffectBesideTruth.heading());
    effects.forEach(effect -> out.println(effect.line()));
    long inside = effects.stream().filter(EffectBesideTruth::inside).count();
    out.println("planted effects inside their 95 % interval: " + inside + " of " + effects.size());
  }
}

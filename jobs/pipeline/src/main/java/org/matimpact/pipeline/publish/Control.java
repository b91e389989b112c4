package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.matimpact.pipeline.settings.PublishSettings.TrustResults;
import org.matimpact.pipeline.settings.Settings;

/** Brings the result tables of an edition before disclosure control, all together. */
final class Control {

  private final Settings settings;
  private final Limits limits;
  private final Results results;
  private final PupilFlow flow;
  private final SamePupils same = new SamePupils();
  private final List<Cell> effects;
  private final List<Cell> contrasts;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();

  Control(Settings settings, Results results) {
    this.settings = settings;
    this.limits = Limits.of(settings.publish());
    this.results = results;
    this.flow = flow(results);
    this.effects =
        new EffectCells(results.rows("disclosure_facts"), same).of(results.rows(EffectCells.TABLE));
    this.contrasts = ContrastCells.of(results.rows(ContrastCells.TABLE), same);
    addCells();
    addRelations();
  }

  /** Numbers of pupils on the way to the fits. */
  PupilFlow flow() {
    return flow;
  }

  private PupilFlow flow(Results of) {
    Map<String, String> columns = new HashMap<>();
    settings
        .phases()
        .forEach(
            (phase, values) ->
                values
                    .outcomes()
                    .forEach(
                        (name, outcome) -> columns.put(phase + " " + name, outcome.pupilColumn())));
    return new PupilFlow(of, limits.leastPupils(), name -> columns.getOrDefault(name, ""));
  }

  private void addCells() {
    cells.addAll(effects);
    cells.addAll(contrasts);
    cells.addAll(
        new BandCells(results.rows(TrustCells.RESULT), results.rows("school_result"))
            .of(results.rows(BandCells.TABLE), same));
    cells.addAll(
        ComparisonCells.of(results.rows(BandCells.TABLE), results.rows(EffectCells.TABLE)));
    if (settings.publish().trusts() == TrustResults.NAMED) {
      cells.addAll(TrustCells.of(TrustCells.RESULT, results.rows(TrustCells.RESULT)));
      cells.addAll(TrustCells.of(TrustCells.EFFECT, results.rows(TrustCells.EFFECT)));
    }
  }

  private void addRelations() {
    List<ResultRow> rows = results.rows(ContrastCells.TABLE);
    List<Cell> treated = new ArrayList<>(effects);
    treated.addAll(contrasts);
    relations.addAll(same.relations());
    relations.addAll(
        TreatedRelations.of(treated, values(rows, "size_band"), values(rows, "route")));
    relations.addAll(BandCells.relations(results.rows(BandCells.TABLE)));
    relations.addAll(flow.relations());
    if (settings.publish().trusts() == TrustResults.NAMED) {
      relations.addAll(
          TrustCells.relations(
              results.rows(TrustCells.RESULT), results.rows(TrustCells.EFFECT), effects));
    }
  }

  private static Set<String> values(List<ResultRow> rows, String column) {
    Set<String> values = new TreeSet<>();
    rows.forEach(row -> values.add(row.text(column)));
    values.remove(TreatedRelations.ALL);
    return values;
  }

  /**
   * What is withheld.
   *
   * @param published tables that are published at present, one for each edition
   */
  Withheld withheld(List<Results> published) {
    Earlier earlier = earlier(published);
    Rounding rounding = new Rounding(settings.publish().rounding());
    List<Cell> shown = cells.stream().map(cell -> rounded(cell, rounding)).toList();
    List<Quantity> figures =
        flow.numbers().stream().map(number -> rounded(number, rounding)).toList();
    Map<String, Suppression> given = new TreeMap<>(BandCells.alike(results.rows(BandCells.TABLE)));
    given.putAll(earlier.tooClose(shown, figures, limits));
    Map<String, Suppression> suppressions =
        DisclosureControl.suppressions(
            limits,
            new Candidates(cells, flow.numbers(), relations, given, earlier.told(shown, figures)));
    return new Withheld(joined(suppressions), cells);
  }

  /** A contrast is withheld with its pool, and an effect with its contrast. */
  private Map<String, Suppression> joined(Map<String, Suppression> suppressions) {
    Map<String, Suppression> joined = new TreeMap<>(suppressions);
    for (ResultRow contrast : results.rows(ContrastCells.TABLE)) {
      List<String> keys = ContrastCells.keys(contrast.text("contrast_id"));
      Optional.ofNullable(suppressions.get(keys.get(1)))
          .ifPresent(by -> joined.putIfAbsent(keys.get(0), by));
    }
    for (ResultRow effect : results.rows(EffectCells.TABLE)) {
      String contrast = ContrastCells.keys(effect.text("contrast_id")).get(0);
      String key = Results.key(EffectCells.TABLE, effect);
      Optional.ofNullable(suppressions.get(ComparisonCells.key(key)))
          .ifPresent(by -> joined.putIfAbsent(key, by));
      if (joined.containsKey(contrast)) {
        joined.putIfAbsent(
            key, new Suppression(key, Rule.PARENT, "what it belongs to is withheld"));
      }
    }
    return joined;
  }

  private Earlier earlier(List<Results> published) {
    List<Cell> before = new ArrayList<>();
    List<Quantity> numbers = new ArrayList<>();
    Map<String, String> years =
        results.rows(BandCells.TABLE).stream()
            .collect(Collectors.toMap(ResultRow::key, row -> row.text("outcome_years")));
    for (Results edition : published) {
      before.addAll(
          new EffectCells(List.of(), new SamePupils())
              .of(
                  edition.rows(EffectCells.TABLE).stream()
                      .filter(row -> !row.text("status").equals("suppressed"))
                      .toList()));
      before.addAll(
          ContrastCells.of(
              edition.rows(ContrastCells.TABLE).stream()
                  .filter(row -> !row.text("status").equals("suppressed"))
                  .toList(),
              new SamePupils()));
      before.addAll(
          new BandCells(List.of(), List.of())
              .of(
                  edition.rows(BandCells.TABLE).stream()
                      .filter(row -> row.whole("schools").isPresent())
                      .filter(
                          row ->
                              row.text("outcome_years").equals(years.getOrDefault(row.key(), "")))
                      .toList(),
                  new SamePupils()));
      numbers.addAll(flow(edition).numbers());
    }
    return new Earlier(before, numbers);
  }

  private static Quantity rounded(Quantity number, Rounding rounding) {
    return new Quantity(
        number.key(),
        rounding.of(number.size()),
        number.least(),
        number.precedence(),
        number.zero());
  }

  private static Cell rounded(Cell cell, Rounding rounding) {
    return new Cell(
        cell.key(),
        cell.precedence(),
        cell.counted().rounded(rounding),
        cell.comparison().map(arm -> arm.rounded(rounding)),
        cell.residualDf(),
        cell.population(),
        cell.computedFrom(),
        cell.quantity());
  }
}

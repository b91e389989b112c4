package org.matimpact.pipeline.report.section;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.words.Answer;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.EffectWords;
import org.matimpact.pipeline.report.words.Finding;
import org.matimpact.pipeline.report.words.Labels;
import org.matimpact.pipeline.report.words.Trend;
import org.matimpact.pipeline.report.words.TrendChance;

/**
 * The first screen: is bigger better?
 *
 * @param sentence from every trend of the edition
 * @param chance how many of them are beyond chance; may be empty
 * @param remainder on comparisons without a trend; may be empty
 * @param bands how many differences of size bands say what
 * @param phases the leading outcome of each
 * @param gaps tables that are not here
 */
public record Answers(
    String sentence,
    String chance,
    String remainder,
    String bands,
    List<Answers.Phase> phases,
    List<String> gaps) {

  /**
   * A phase.
   *
   * @param outcome its leading outcome: of progress, where there is one
   * @param trends a sentence for each comparison
   * @param findings a sentence for each size band of each comparison that could be estimated
   */
  public record Phase(
      String name,
      String outcome,
      List<Answers.Against> trends,
      Figure figure,
      List<String> findings) {}

  /**
   * What is said against one comparison group.
   *
   * @param trend along the size of the trust
   * @param bands which sizes let one say what
   */
  public record Against(String comparator, String trend, String bands) {

    /** Whether any size lets one say something. */
    public boolean hasBands() {
      return !bands.isEmpty();
    }
  }

  static Answers of(Results results, Effects effects) {
    List<Effect> pooled = effects.pooled();
    List<Effect> all = pooled.stream().filter(effect -> effect.band().equals(Labels.ALL)).toList();
    List<Optional<Trend>> trends = all.stream().map(effect -> slope(results, effect)).toList();
    List<Finding> slopes = trends.stream().map(Answers::finding).toList();
    return new Answers(
        Answer.of(slopes),
        TrendChance.of(trends.stream().flatMap(Optional::stream).toList()),
        Answer.remainder(slopes),
        bands(pooled),
        Effects.grouped(pooled, Effect::phase).stream()
            .map(phase -> phase(results, phase))
            .toList(),
        results.gaps("effect_estimate", "effect_curve"));
  }

  private static String bands(List<Effect> pooled) {
    List<Effect> bands =
        pooled.stream().filter(effect -> !effect.band().equals(Labels.ALL)).toList();
    return bands.isEmpty()
        ? "There are no differences by size band."
        : "Differences by size band, over all outcomes: " + Forests.counted(bands) + ".";
  }

  private static Phase phase(Results results, List<Effect> phase) {
    List<Effect> leading = Effects.grouped(phase, Effect::outcome).get(0);
    String name = Labels.name(phase.get(0).phase());
    String outcome = Labels.name(leading.get(0).outcome());
    return new Phase(
        name,
        outcome + ", " + Labels.years(leading.get(0).years()),
        Effects.grouped(leading, Effect::comparator).stream()
            .map(group -> against(results, group))
            .toList(),
        Forests.overview(
            Forests.id("answer", phase.get(0).phase()),
            name + ": " + outcome,
            "By number of schools in the trust: schools in trusts less comparable ones, 95 %"
                + " intervals.",
            leading),
        leading.stream()
            .filter(effect -> effect.finding().hasInterval())
            .map(EffectWords::sentence)
            .toList());
  }

  private static Against against(Results results, List<Effect> group) {
    String comparator = Labels.comparator(group.get(0).comparator());
    if (group.stream().noneMatch(effect -> effect.finding().hasInterval())) {
      return new Against(comparator, nothing(group), "");
    }
    String trend =
        slope(results, group.get(0)).map(Trend::sentence).orElse("there is no trend along size.");
    return new Against(comparator, trend, bySize(group));
  }

  private static String nothing(List<Effect> group) {
    List<String> words = group.stream().map(effect -> effect.finding().words()).distinct().toList();
    String said =
        words.size() == 1
            ? words.get(0) + ", at any size"
            : "nothing can be told: " + Forests.counted(group);
    return said + "; the section on effects has the reasons.";
  }

  /** The size bands, together where the words are the same. */
  private static String bySize(List<Effect> group) {
    List<Effect> bands =
        group.stream().filter(effect -> !effect.band().equals(Labels.ALL)).toList();
    return Effects.grouped(bands, EffectWords::brief).stream()
        .map(
            same ->
                String.join(", ", same.stream().map(Effect::band).map(Labels::size).toList())
                    + ": "
                    + EffectWords.brief(same.get(0)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static Finding finding(Optional<Trend> slope) {
    return slope.map(Trend::finding).orElse(Finding.NOT_ESTIMABLE);
  }

  private static Optional<Trend> slope(Results results, Effect effect) {
    Stream<Line> slopes =
        results.rows("effect_curve").stream()
            .filter(line -> line.text("effect_id").equals(effect.id()))
            .filter(line -> line.text("variable").equals("log_trust_size"))
            .filter(line -> line.text("quantity").equals("slope"));
    return slopes.map(line -> new Trend(line, effect.unit())).findFirst();
  }
}

package org.matimpact.pipeline.report.section;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.report.table.Cell;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.table.Table;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.EffectWords;
import org.matimpact.pipeline.report.words.Labels;

/**
 * Does the answer survive when the question is asked differently?
 *
 * @param agreement how many other rows agree with their headline; empty without any
 * @param summary how many alternatives agree with each headline, those that are not published among
 *     them
 * @param others effects beside the headline's, by another design, model, average or covariates
 * @param methods uncertainty of headline effects by other methods
 * @param further tables of sensitivity, as they are
 * @param absent parts that this edition does not have
 */
public record Checks(
    String agreement,
    Table summary,
    Table others,
    Table methods,
    List<Table> further,
    List<String> absent) {

  private static final String[] FURTHER = {"sensitivity", "specification_curve", "calibration"};

  /** What the headline and the rows beside it share. */
  private record Question(
      String phase, String outcome, String comparator, String band, String route) {

    static Question of(Effect effect) {
      return new Question(
          effect.phase(), effect.outcome(), effect.comparator(), effect.band(), effect.route());
    }
  }

  static Checks of(Results results, Effects effects) {
    Map<Question, Effect> headlines =
        effects.headlines().stream()
            .collect(Collectors.toMap(Question::of, Function.identity(), (a, b) -> a));
    List<Effect> others =
        effects.where(
            effect ->
                !effect.headline()
                    && effect.route().equals(Labels.ALL)
                    && effect.subgroup().equals(Labels.ALL)
                    && effect.interval().isPresent()
                    && headlines.containsKey(Question.of(effect)));
    return new Checks(
        agreement(others, headlines),
        summary(results, effects),
        others(others, headlines),
        methods(results, effects),
        Stream.of(FURTHER).flatMap(name -> results.find(name).stream()).map(Checks::whole).toList(),
        Stream.concat(
                results.gaps("sensitivity_summary", "inference_check").stream(),
                results.gaps(FURTHER).stream())
            .toList());
  }

  private static String agreement(List<Effect> others, Map<Question, Effect> headlines) {
    List<Effect> paired =
        others.stream()
            .filter(other -> headlines.get(Question.of(other)).interval().isPresent())
            .toList();
    long same =
        paired.stream()
            .filter(other -> other.finding() == headlines.get(Question.of(other)).finding())
            .count();
    return paired.isEmpty()
        ? ""
        : "%d of %d rows beside an estimated headline say the same as it in words."
            .formatted(same, paired.size());
  }

  private static Table others(List<Effect> others, Map<Question, Effect> headlines) {
    return Effects.naming(Function.<Effect>identity())
        .choice("Design", effect -> Labels.name(effect.line().text("design")))
        .choice("Covariates", effect -> effect.line().text("covariate_set"))
        .choice("Years", Effect::years)
        .choice("Each counts once", Effect::average)
        .choice("Model", effect -> Labels.name(effect.model()))
        .choice("Routes compared", effect -> effect.line().text("comparator_route"))
        .text("In words", EffectWords::brief)
        .interval(Effect::line)
        .difference("Headline", 3, effect -> estimate(headlines.get(Question.of(effect))))
        .text("Unit", Effect::unit)
        .text("Effect id", Effect::id)
        .over("others", "The same questions asked differently: one row is one effect", others);
  }

  private static OptionalDouble estimate(Effect effect) {
    return effect.line().number("estimate");
  }

  private static Table methods(Results results, Effects effects) {
    List<Line> lines = pooled(results.rows("inference_check"), effects);
    return Effects.naming((Line line) -> effect(effects, line))
        .choice("Method", line -> Labels.name(line.text("method")))
        .difference("Estimate", 3, line -> line.number("estimate"))
        .number("Standard error", 3, line -> line.number("std_error"))
        .number("Headline’s", 3, line -> effect(effects, line).line().number("std_error"))
        .difference("95 % low", 3, line -> line.number("ci_low"))
        .difference("95 % high", 3, line -> line.number("ci_high"))
        .p("p", line -> line.number("p_value"))
        .text("Note", line -> line.text("note"))
        .over("methods", "Uncertainty by other methods: one row is one effect and method", lines);
  }

  private static Table summary(Results results, Effects effects) {
    List<Line> lines = pooled(results.rows("sensitivity_summary"), effects);
    return Effects.naming((Line line) -> effect(effects, line))
        .choice("Another", line -> Labels.name(line.text("kind")))
        .count("How many", line -> line.whole("alternatives"))
        .text("Same sign", line -> line.text("same_sign"))
        .text("Same side of 5 %", line -> line.text("same_significance"))
        .over(
            "agreement",
            "How many alternatives agree with the headline, those that are not published among them",
            lines);
  }

  private static List<Line> pooled(List<Line> lines, Effects effects) {
    return lines.stream()
        .filter(
            line ->
                effects.find(line.text("effect_id")).stream()
                    .anyMatch(effect -> effect.route().equals(Labels.ALL)))
        .toList();
  }

  private static Effect effect(Effects effects, Line line) {
    return effects.find(line.text("effect_id")).orElseThrow();
  }

  /** A table as it is, column by column. */
  private static Table whole(EditionTable table) {
    Columns<Line> columns = new Columns<>();
    for (TableField field : table.columns()) {
      columns.cells(Labels.name(field.name()), line -> cell(line, field));
    }
    return columns.over("whole-" + table.name(), Labels.name(table.name()), table.rows());
  }

  private static Cell cell(Line line, TableField field) {
    return Cell.text(line.text(field.name()));
  }
}

package org.matimpact.pipeline.report.section;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.matimpact.pipeline.report.table.Columns;
import org.matimpact.pipeline.report.words.Effect;
import org.matimpact.pipeline.report.words.Labels;

/** Effects in the order of reading: by phase, progress first, then comparison, route and size. */
public final class Effects {

  private static final Comparator<Effect> READING =
      Comparator.comparing(Effect::phase)
          .thenComparing(effect -> !effect.ofProgress())
          .thenComparing(Effect::outcome)
          .thenComparing(Effect::comparator, Labels.COMPARED)
          .thenComparing(effect -> effect.route().equals(Labels.ALL) ? "" : effect.route())
          .thenComparing(Effect::band, Labels.BANDS)
          .thenComparing(Effect::id);

  private final List<Effect> sorted;
  private final Map<String, Effect> byId;

  private Effects(List<Effect> sorted) {
    this.sorted = sorted;
    this.byId = sorted.stream().collect(Collectors.toMap(Effect::id, Function.identity()));
  }

  /** All effects of an edition. */
  static Effects of(Results results) {
    return new Effects(
        results.rows("effect_estimate").stream().map(Effect::new).sorted(READING).toList());
  }

  /** Those that meet a condition, in the order of reading. */
  List<Effect> where(Predicate<Effect> condition) {
    return sorted.stream().filter(condition).toList();
  }

  /** The headline effects. */
  List<Effect> headlines() {
    return where(Effect::headline);
  }

  /** Headline effects on all routes together. */
  List<Effect> pooled() {
    return where(effect -> effect.headline() && effect.route().equals(Labels.ALL));
  }

  /** An effect by its id. */
  Optional<Effect> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Columns that say which effect a row is about. */
  static <T> Columns<T> naming(Function<T, Effect> effect) {
    return new Columns<T>()
        .choice("Phase", row -> Labels.name(effect.apply(row).phase()))
        .choice("Outcome", row -> Labels.name(effect.apply(row).outcome()))
        .choice("Against", row -> Labels.comparator(effect.apply(row).comparator()))
        .choice("Size of trust", row -> Labels.band(effect.apply(row).band()));
  }

  /** Groups of those effects by a key, in the order in which the keys come. */
  static <K> List<List<Effect>> grouped(List<Effect> effects, Function<Effect, K> key) {
    return effects.stream().map(key).distinct().map(k -> matching(effects, key, k)).toList();
  }

  private static <K> List<Effect> matching(
      List<Effect> effects, Function<Effect, K> key, K wanted) {
    return effects.stream().filter(effect -> key.apply(effect).equals(wanted)).toList();
  }
}

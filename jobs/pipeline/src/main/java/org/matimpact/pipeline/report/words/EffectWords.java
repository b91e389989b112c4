package org.matimpact.pipeline.report.words;

import java.util.ArrayList;
import java.util.List;

/**
 * An effect in words. The sign and the interval choose them, and association is all they claim:
 * results of schools in trusts beside those of comparable schools, never what trusts do to pupils.
 */
public final class EffectWords {

  private EffectWords() {}

  /** The finding in a few words, for a cell beside the numbers. */
  public static String brief(Effect effect) {
    Finding finding = effect.finding();
    return effect.mayBeChance()
        ? finding.words() + ", but not beyond chance among all comparisons made"
        : finding.words();
  }

  /** A whole sentence or two: finding, numbers, on how much it rests. */
  public static String sentence(Effect effect) {
    String about =
        "Schools in %s, against comparable %s: "
            .formatted(Labels.ofBand(effect.band()), Labels.comparator(effect.comparator()));
    return about + said(effect) + ".";
  }

  private static String said(Effect effect) {
    Finding finding = effect.finding();
    return switch (finding) {
      case HIGHER, LOWER -> "results were " + finding.words() + ", " + numbers(effect);
      case UNCLEAR -> finding.words() + ", " + numbers(effect) + "; " + allowed(effect);
      case TOO_FEW_TRUSTS -> finding.words() + ". " + fewTrusts(effect);
      case WITHOUT_INTERVAL -> finding.words();
      case NOT_ESTIMABLE -> finding.words() + ": " + reason(effect, "no reason was recorded");
      case SUPPRESSED -> finding.words() + ": " + reason(effect, "the rule is not published");
    };
  }

  private static String numbers(Effect effect) {
    List<String> parts = new ArrayList<>();
    parts.add(effect.interval().orElseThrow().in(effect.unit()));
    parts.add("on " + Numbers.count(effect.trusts(), "trust"));
    if (effect.mayBeChance()) {
      parts.add(
          "which chance could also bring about among all comparisons made (adjusted p = %s)"
              .formatted(Numbers.p(effect.adjustedP())));
    }
    if (effect.fewTrusts()) {
      parts.add("few trusts, so how trusts vary is hardly known");
    }
    if (effect.poorlyBalanced()) {
      parts.add("and the two groups of schools are poorly balanced");
    }
    return String.join(", ", parts);
  }

  private static String allowed(Effect effect) {
    return effect.interval().orElseThrow().allows(effect.unit());
  }

  private static String fewTrusts(Effect effect) {
    String estimate =
        "The estimate is %s, on %s; its interval is not to be relied on"
            .formatted(
                effect.interval().orElseThrow().point() + " " + effect.unit(),
                Numbers.count(effect.trusts(), "trust"));
    return effect.wildP().isPresent()
        ? estimate + " (p = " + Numbers.p(effect.wildP()) + " by the wild cluster bootstrap)"
        : estimate;
  }

  private static String reason(Effect effect, String otherwise) {
    return effect.reason().isEmpty() ? otherwise : effect.reason();
  }
}

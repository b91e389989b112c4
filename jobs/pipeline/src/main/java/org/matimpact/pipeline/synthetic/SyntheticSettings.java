package org.matimpact.pipeline.synthetic;

import java.util.Objects;

/**
 * What to draw. Equal settings give equal bytes.
 *
 * @param scale size relative to England: 1 is about 16,800 primary and 3,400 secondary schools
 * @param seed of every random number
 * @param planted effects of trusts on the pupils of their schools
 * @param variation unexplained variation of results
 * @param hiddenConfounder pupil SDs that one SD of an unobserved school trait adds to results,
 *     while it also moves schools to join trusts; 0 for none
 * @param blemished true to plant the faults that real files of schools have: repeated rows, a date
 *     that is none, a letter in a number; under 1 % of the rows of a file. Codes such as SUPP are
 *     always there
 * @param dirty share of the rows of pupil files that hold a value which cannot be: a code out of
 *     range, a score that is no number; and half as many rows again of schools unknown to the
 *     register
 */
public record SyntheticSettings(
    double scale,
    long seed,
    PlantedEffects planted,
    Variation variation,
    double hiddenConfounder,
    boolean blemished,
    double dirty) {

  /** Dirty values are far below the 1 % of a file at which a reader stops; our choice. */
  private static final double DIRTY = .001;

  /** Checks the numbers. */
  public SyntheticSettings {
    if (!(scale > 0 && scale <= 10)) {
      throw new IllegalArgumentException(
          "Invalid scale: %s (must be over 0 and at most 10; 1 is England)".formatted(scale));
    }
    if (!(hiddenConfounder >= 0 && hiddenConfounder <= .4)) {
      throw new IllegalArgumentException(
          "Invalid hidden confounder: %s (must be from 0 to .4 pupil SDs)"
              .formatted(hiddenConfounder));
    }
    if (!(dirty >= 0 && dirty < .01)) {
      throw new IllegalArgumentException(
          "Invalid share of dirty rows: %s (must be at least 0 and under .01)".formatted(dirty));
    }
    Objects.requireNonNull(planted, "Invalid planted effects: null");
    Objects.requireNonNull(variation, "Invalid variation: null");
  }

  /** Default effects, variation, blemishes and dirty rows; no hidden confounder. */
  public static SyntheticSettings of(double scale, long seed) {
    return new SyntheticSettings(
        scale, seed, PlantedEffects.defaults(), Variation.defaults(), 0, true, DIRTY);
  }

  /** The same without faults in the files. */
  public SyntheticSettings clean() {
    return new SyntheticSettings(scale, seed, planted, variation, hiddenConfounder, false, 0);
  }

  /** The same with other planted effects. */
  public SyntheticSettings withPlanted(PlantedEffects effects) {
    return new SyntheticSettings(
        scale, seed, effects, variation, hiddenConfounder, blemished, dirty);
  }

  /** The same with other variation. */
  public SyntheticSettings withVariation(Variation other) {
    return new SyntheticSettings(scale, seed, planted, other, hiddenConfounder, blemished, dirty);
  }

  /** The same with a hidden confounder of this size, in pupil SDs. */
  public SyntheticSettings withHiddenConfounder(double size) {
    return new SyntheticSettings(scale, seed, planted, variation, size, blemished, dirty);
  }
}

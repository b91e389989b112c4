package org.matimpact.pipeline.synthetic;

import java.util.Objects;

/**
 * What to draw. Equal settings give equal bytes.
 *
 * @param scale size relative to England: 1 is about 16,800 primary and 3,400 secondary schools
 * @param seed of every random number
 * @param planted effects of trusts on their schools
 * @param variation unexplained variation of results
 * @param blemished true to plant the faults that real files have: repeated rows, a date that is
 *     none, a letter in a number; under 1 % of the rows of a file. Codes such as SUPP are always
 *     there
 */
public record SyntheticSettings(
    double scale, long seed, PlantedEffects planted, Variation variation, boolean blemished) {

  /** Checks the scale. */
  public SyntheticSettings {
    if (!(scale > 0 && scale <= 10)) {
      throw new IllegalArgumentException(
          "Invalid scale: %s (must be over 0 and at most 10; 1 is England)".formatted(scale));
    }
    Objects.requireNonNull(planted, "Invalid planted effects: null");
    Objects.requireNonNull(variation, "Invalid variation: null");
  }

  /** Default effects, variation and blemishes. */
  public static SyntheticSettings of(double scale, long seed) {
    return new SyntheticSettings(
        scale, seed, PlantedEffects.defaults(), Variation.defaults(), true);
  }

  /** The same without faults in the files. */
  public SyntheticSettings clean() {
    return new SyntheticSettings(scale, seed, planted, variation, false);
  }

  /** The same with other planted effects. */
  public SyntheticSettings withPlanted(PlantedEffects effects) {
    return new SyntheticSettings(scale, seed, effects, variation, blemished);
  }

  /** The same with other variation. */
  public SyntheticSettings withVariation(Variation other) {
    return new SyntheticSettings(scale, seed, planted, other, blemished);
  }
}

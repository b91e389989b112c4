package org.matimpact.pipeline.synthetic;

import java.util.Map;

/**
 * Effect of being in a multi-school trust, in SDs of the pupils' progress measure, by phase and by
 * size band.
 *
 * @param primary effect on primary schools; every band
 * @param secondary effect on secondary schools; every band
 */
public record PlantedEffects(Map<SizeBand, Double> primary, Map<SizeBand, Double> secondary) {

  /** Copies the maps and checks that each names every band. */
  public PlantedEffects {
    primary = complete(Phase.PRIMARY, primary);
    secondary = complete(Phase.SECONDARY, secondary);
  }

  /**
   * The effects planted unless settings say otherwise: small, and worse in the largest trusts of
   * secondary schools. They are this project's choice and no finding.
   */
  public static PlantedEffects defaults() {
    return new PlantedEffects(bands(.05, .06, .04, .02), bands(.05, .05, .02, -.06));
  }

  /** No effect anywhere: what a placebo run needs. */
  public static PlantedEffects none() {
    return new PlantedEffects(bands(0, 0, 0, 0), bands(0, 0, 0, 0));
  }

  /** The effect on schools of this phase in trusts of this band. */
  public double of(Phase phase, SizeBand band) {
    return switch (phase) {
      case PRIMARY -> primary.get(band);
      case SECONDARY -> secondary.get(band);
      case SPECIAL -> 0;
    };
  }

  private static Map<SizeBand, Double> bands(
      double two, double four, double seven, double sixteen) {
    return Map.of(
        SizeBand.TWO_TO_THREE, two,
        SizeBand.FOUR_TO_SIX, four,
        SizeBand.SEVEN_TO_FIFTEEN, seven,
        SizeBand.SIXTEEN_AND_OVER, sixteen);
  }

  private static Map<SizeBand, Double> complete(Phase phase, Map<SizeBand, Double> effects) {
    for (SizeBand band : SizeBand.values()) {
      Double effect = effects.get(band);
      if (effect == null || !Double.isFinite(effect)) {
        throw new IllegalArgumentException(
            "Invalid planted effect for %s %s: %s (must be a number of pupil SDs)"
                .formatted(phase.label(), band.label(), effect));
      }
    }
    return Map.copyOf(effects);
  }
}

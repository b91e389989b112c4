package org.matimpact.pipeline.synthetic;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Mean effect of being in a multi-school trust, in SDs of the national pupils' outcome, by outcome
 * (which implies the phase), size band and route.
 *
 * @param cells the effect in every cell
 */
public record PlantedEffects(Map<Cell, Double> cells) {

  /**
   * Schools for which one mean effect is planted.
   *
   * @param measure outcome of pupils
   * @param band of the trust at the end
   * @param route of the school
   */
  public record Cell(PupilMeasure measure, SizeBand band, Route route) {}

  /** Copies the map and checks that it names every cell. */
  public PlantedEffects {
    for (PupilMeasure measure : PupilMeasure.values()) {
      for (SizeBand band : SizeBand.values()) {
        for (Route route : Route.values()) {
          check(new Cell(measure, band, route), cells);
        }
      }
    }
    cells = Map.copyOf(cells);
  }

  /**
   * The effects planted unless settings say otherwise, small as published ones are: best in
   * middle-sized trusts of primary schools, worst in the largest trusts of secondary schools;
   * sponsored schools gain less, and in larger trusts more than in small ones. They are this
   * project's choice and no finding.
   */
  public static PlantedEffects defaults() {
    Map<PupilMeasure, Map<Route, Map<SizeBand, Double>>> table = new EnumMap<>(PupilMeasure.class);
    table.put(
        PupilMeasure.READING_SCORE,
        routes(bands(.05, .08, .06, .02), bands(-.02, .02, .04, .03), bands(.02, .03, .04, .04)));
    table.put(
        PupilMeasure.MATHS_SCORE,
        routes(bands(.04, .07, .08, .04), bands(-.03, .02, .06, .06), bands(.03, .04, .05, .05)));
    table.put(
        PupilMeasure.ATTAINMENT_8,
        routes(bands(.05, .07, .03, -.06), bands(.00, .03, -.02, -.10), bands(.04, .04, 0, -.04)));
    return of(cell -> table.get(cell.measure()).get(cell.route()).get(cell.band()));
  }

  /** No mean effect anywhere: what a placebo run needs. Trusts may still differ. */
  public static PlantedEffects none() {
    return everywhere(0);
  }

  /** The same mean effect in every cell, in pupil SDs. */
  public static PlantedEffects everywhere(double effect) {
    return of(cell -> effect);
  }

  /** The effect on pupils of schools of this kind, pupil SDs. */
  public double of(PupilMeasure measure, SizeBand band, Route route) {
    return cells.get(new Cell(measure, band, route));
  }

  private static PlantedEffects of(Function<Cell, Double> effect) {
    Map<Cell, Double> cells = new HashMap<>();
    for (PupilMeasure measure : PupilMeasure.values()) {
      for (SizeBand band : SizeBand.values()) {
        for (Route route : Route.values()) {
          Cell cell = new Cell(measure, band, route);
          cells.put(cell, effect.apply(cell));
        }
      }
    }
    return new PlantedEffects(cells);
  }

  private static Map<Route, Map<SizeBand, Double>> routes(
      Map<SizeBand, Double> converter,
      Map<SizeBand, Double> sponsored,
      Map<SizeBand, Double> freeSchool) {
    return Map.of(
        Route.CONVERTER, converter, Route.SPONSORED, sponsored, Route.FREE_SCHOOL, freeSchool);
  }

  private static Map<SizeBand, Double> bands(
      double two, double four, double seven, double sixteen) {
    return Map.of(
        SizeBand.TWO_TO_THREE, two,
        SizeBand.FOUR_TO_SIX, four,
        SizeBand.SEVEN_TO_FIFTEEN, seven,
        SizeBand.SIXTEEN_AND_OVER, sixteen);
  }

  private static void check(Cell cell, Map<Cell, Double> cells) {
    Double effect = cells.get(cell);
    if (effect == null || !Double.isFinite(effect)) {
      throw new IllegalArgumentException(
          "Invalid planted effect for %s %s %s: %s (must be a number of pupil SDs)"
              .formatted(
                  cell.measure().column(), cell.band().label(), cell.route().label(), effect));
    }
  }
}

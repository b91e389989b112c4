package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The rules that a row breaks by itself, or beside another specification of the same effect. */
final class PrimaryRules {

  private final Limits limits;

  PrimaryRules(Limits limits) {
    this.limits = limits;
  }

  /**
   * The rows that may not be published, by key.
   *
   * @param given rows that are suppressed already, among others
   */
  Map<String, Suppression> suppressed(List<Cell> cells, Map<String, Suppression> given) {
    Map<String, Suppression> suppressed = new TreeMap<>();
    Map<String, List<Cell>> kept = new TreeMap<>();
    List<Cell> inOrder =
        cells.stream()
            .sorted(Comparator.comparingInt(Cell::precedence).thenComparing(Cell::key))
            .toList();
    for (Cell cell : inOrder) {
      List<Cell> others = kept.computeIfAbsent(cell.population(), p -> new ArrayList<>());
      Optional<Suppression> broken =
          broken(cell)
              .or(() -> Optional.ofNullable(given.get(cell.key())))
              .or(() -> tooClose(cell, others));
      broken.ifPresentOrElse(by -> suppressed.put(cell.key(), by), () -> others.add(cell));
    }
    return suppressed;
  }

  private Optional<Suppression> broken(Cell cell) {
    return broken(cell.key(), cell.counted())
        .or(
            () ->
                cell.comparison()
                    .flatMap(arm -> broken(cell.key(), arm))
                    .map(Suppression::ofFigures))
        .or(() -> fewDegrees(cell).map(Suppression::ofFigures));
  }

  private Optional<Suppression> broken(String key, Arm arm) {
    if (arm.pupils().isPresent() && arm.pupils().getAsLong() < limits.leastPupils()) {
      return suppress(key, Rule.FEW_PUPILS, "fewer than " + limits.leastPupils() + " pupils");
    }
    if (arm.schools() < limits.leastSchools()) {
      return suppress(key, Rule.FEW_SCHOOLS, "fewer than " + limits.leastSchools() + " schools");
    }
    if (arm.trusts().isPresent() && arm.trusts().getAsLong() < limits.leastTrusts()) {
      return suppress(key, Rule.FEW_TRUSTS, "fewer than " + limits.leastTrusts() + " trusts");
    }
    return arm.shares().flatMap(shares -> concentrated(key, arm, shares));
  }

  /** Both written so that a share that is no number is suppressed. */
  private Optional<Suppression> concentrated(String key, Arm arm, Shares shares) {
    boolean ruled = arm.trusts().isPresent() && limits.dominance() < 1;
    if (ruled && !(shares.largestTwo() < limits.dominance())) {
      return suppress(key, Rule.DOMINANCE, "two trusts hold " + limits.dominance() + " or more");
    }
    if (!(1 - shares.largestTwo() >= limits.pRatio() * shares.largest())) {
      return suppress(
          key,
          Rule.P_RATIO,
          "all but two hold less than " + limits.pRatio() + " of what the largest holds");
    }
    return Optional.empty();
  }

  private Optional<Suppression> fewDegrees(Cell cell) {
    OptionalLong df = cell.residualDf();
    return df.isPresent() && df.getAsLong() < limits.leastResidualDf()
        ? suppress(
            cell.key(),
            Rule.RESIDUAL_DF,
            "fewer than " + limits.leastResidualDf() + " schools beyond the model's columns")
        : Optional.empty();
  }

  private Optional<Suppression> tooClose(Cell cell, List<Cell> kept) {
    return kept.stream().flatMap(other -> tooClose(cell, other).stream()).findFirst();
  }

  private Optional<Suppression> tooClose(Cell one, Cell other) {
    Optional<Suppression> close =
        suppress(one.key(), Rule.DIFFERENCE, "nearly the schools of " + other.key());
    if (one.counted().nearly(other.counted(), limits)) {
      return close;
    }
    boolean near = Arm.nearly(one.comparison(), other.comparison(), limits);
    return close.filter(by -> near).map(Suppression::ofFigures);
  }

  private static Optional<Suppression> suppress(String key, Rule rule, String detail) {
    return Optional.of(new Suppression(key, rule, detail));
  }
}

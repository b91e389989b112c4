package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules that a row breaks by itself, or beside another specification of the same effect. */
final class PrimaryRules {

  private final Limits limits;

  PrimaryRules(Limits limits) {
    this.limits = limits;
  }

  /** The rows that may not be published, by key. */
  Map<String, Suppression> suppressed(List<Cell> cells) {
    Map<String, Suppression> suppressed = new TreeMap<>();
    Map<String, List<Cell>> kept = new TreeMap<>();
    List<Cell> inOrder =
        cells.stream()
            .sorted(Comparator.comparingInt(Cell::precedence).thenComparing(Cell::key))
            .toList();
    for (Cell cell : inOrder) {
      List<Cell> others = kept.computeIfAbsent(cell.population(), p -> new ArrayList<>());
      Optional<Suppression> broken = broken(cell).or(() -> tooClose(cell, others));
      broken.ifPresentOrElse(by -> suppressed.put(cell.key(), by), () -> others.add(cell));
    }
    return suppressed;
  }

  private Optional<Suppression> broken(Cell cell) {
    return Stream.concat(Stream.of(cell.counted()), cell.comparison().stream())
        .flatMap(arm -> broken(cell.key(), arm).stream())
        .findFirst()
        .or(() -> fewDegrees(cell));
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
    // Written so that a share that is no number is suppressed.
    if (arm.largestTwoShare().isPresent()
        && !(arm.largestTwoShare().getAsDouble() < limits.dominance())) {
      return suppress(key, Rule.DOMINANCE, "two trusts hold " + limits.dominance() + " or more");
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
    return kept.stream()
        .filter(other -> tooClose(cell.counted(), other.counted()))
        .findFirst()
        .flatMap(o -> suppress(cell.key(), Rule.DIFFERENCE, "nearly the schools of " + o.key()));
  }

  private boolean tooClose(Arm one, Arm other) {
    return few(one.size() - other.size(), one.leastSize(limits))
        || few(one.trusts().orElse(0) - other.trusts().orElse(0), limits.leastTrusts());
  }

  private static boolean few(long difference, long least) {
    return difference != 0 && Math.abs(difference) < least;
  }

  private static Optional<Suppression> suppress(String key, Rule rule, String detail) {
    return Optional.of(new Suppression(key, rule, detail));
  }
}

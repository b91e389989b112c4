package org.matimpact.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How often the 95 % interval of the headline method holds the effect that made-up data have: CR2
 * with Satterthwaite degrees of freedom, clustered on treated trusts, on pupils' sums by school.
 * Prints a Markdown table, one row a cell, shares in per cent with their simulation error.
 * Arguments: draws in a cell; then in any order names of {@link CoverageDesign} and {@link
 * CoverageExtra}, and standard deviations between trusts (0, 0.05, 0.1 and 0.2 if none is given).
 */
public final class CoverageBenchmark {

  private static final List<Double> TRUST_DEVIATIONS = List.of(0.0, .05, .1, .2);
  private static final double[] INTRACLASS = {0, .1, .3};

  private CoverageBenchmark() {}

  public static void main(String[] arguments) {
    int draws = Integer.parseInt(arguments[0]);
    Set<CoverageDesign> designs = EnumSet.noneOf(CoverageDesign.class);
    Set<CoverageExtra> extras = EnumSet.noneOf(CoverageExtra.class);
    List<Double> trustDeviations = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      if (isExtra(arguments[i])) {
        extras.add(CoverageExtra.valueOf(arguments[i]));
      } else if (Character.isLetter(arguments[i].charAt(0))) {
        designs.add(CoverageDesign.valueOf(arguments[i]));
      } else {
        trustDeviations.add(Double.valueOf(arguments[i]));
      }
    }
    System.out.println(
        "| trusts | pairs | trust SD | ICC | coverage | mean df | df >= 4 | coverage, df >= 4 |"
            + " school+trust | wild p <= .05 |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    long began = System.nanoTime();
    List<Double> deviations = trustDeviations.isEmpty() ? TRUST_DEVIATIONS : trustDeviations;
    designs.forEach(design -> run(design, deviations, draws, extras));
    System.err.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - began) / 1e9);
  }

  private static boolean isExtra(String name) {
    for (CoverageExtra extra : CoverageExtra.values()) {
      if (extra.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static void run(
      CoverageDesign design, List<Double> trustDeviations, int draws, Set<CoverageExtra> extras) {
    for (double trustDeviation : trustDeviations) {
      for (double intraclass : INTRACLASS) {
        CoverageCell cell = new CoverageCell(design, trustDeviation, intraclass, extras);
        cell.run(draws);
        System.out.println(cell.row());
      }
    }
  }
}

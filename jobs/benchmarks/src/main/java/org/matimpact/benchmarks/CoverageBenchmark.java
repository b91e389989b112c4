package org.matimpact.benchmarks;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How often the 95 % interval of the headline method holds the effect that made-up data have: CR2
 * with Satterthwaite degrees of freedom, clustered on treated trusts, on pupils' sums by school.
 * Prints a Markdown table, one row a cell, shares in per cent with their simulation error.
 * Arguments: draws in a cell, then names of {@link CoverageDesign} and {@link CoverageExtra} in any
 * order.
 */
public final class CoverageBenchmark {

  private static final double[] TRUST_DEVIATIONS = {0, .05, .1, .2};
  private static final double[] INTRACLASS = {0, .1, .3};

  private CoverageBenchmark() {}

  public static void main(String[] arguments) {
    int draws = Integer.parseInt(arguments[0]);
    Set<CoverageDesign> designs = EnumSet.noneOf(CoverageDesign.class);
    Set<CoverageExtra> extras = EnumSet.noneOf(CoverageExtra.class);
    for (int i = 1; i < arguments.length; i++) {
      if (isExtra(arguments[i])) {
        extras.add(CoverageExtra.valueOf(arguments[i]));
      } else {
        designs.add(CoverageDesign.valueOf(arguments[i]));
      }
    }
    System.out.println(
        "| trusts | pairs | trust SD | ICC | coverage | mean df | df >= 4 | coverage, df >= 4 |"
            + " school+trust | wild p <= .05 |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    long began = System.nanoTime();
    designs.forEach(design -> run(design, draws, extras));
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

  private static void run(CoverageDesign design, int draws, Set<CoverageExtra> extras) {
    for (double trustDeviation : TRUST_DEVIATIONS) {
      for (double intraclass : INTRACLASS) {
        CoverageCell cell = new CoverageCell(design, trustDeviation, intraclass, extras);
        cell.run(draws);
        System.out.println(cell.row());
      }
    }
  }
}

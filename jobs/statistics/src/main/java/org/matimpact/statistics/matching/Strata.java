package org.matimpact.statistics.matching;

import java.util.List;
import java.util.Map;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/** Strata for {@link MatchingProblem#stratum}: units that agree in every covariate, or nearly. */
public final class Strata {

  private static final char SEPARATOR = '\u001f';

  private Strata() {}

  /** Returns strata of units with the same values. */
  public static String[] exact(List<Covariate> covariates) {
    return of(covariates, Map.of(), false);
  }

  /**
   * Returns strata of units in the same bins of every numeric covariate and with the same levels of
   * every categorical one (coarsened exact matching, Iacus, King &amp; Porro 2012, Political
   * Analysis 20, 1-24).
   *
   * @param cuts by name of the covariate; Sturges' for those not named
   * @throws IllegalArgumentException if cuts are named that no numeric covariate has
   */
  public static String[] coarsened(List<Covariate> covariates, Map<String, Cuts> cuts) {
    for (String name : cuts.keySet()) {
      if (covariates.stream()
          .noneMatch(c -> c instanceof NumericCovariate && c.name().equals(name))) {
        throw new IllegalArgumentException(
            "Invalid cuts: " + name + " is no numeric covariate (misspelt?)");
      }
    }
    return of(covariates, cuts, true);
  }

  /** Returns the strata common to two. */
  public static String[] cross(String[] first, String[] second) {
    String[] both = new String[first.length];
    for (int row = 0; row < both.length; row++) {
      both[row] = first[row] + SEPARATOR + second[row];
    }
    return both;
  }

  private static String[] of(List<Covariate> covariates, Map<String, Cuts> cuts, boolean coarsen) {
    if (covariates.isEmpty()) {
      throw new IllegalArgumentException("Cannot form strata: no covariates");
    }
    StringBuilder[] names = new StringBuilder[covariates.get(0).length()];
    for (int row = 0; row < names.length; row++) {
      names[row] = new StringBuilder();
    }
    for (Covariate covariate : covariates) {
      if (covariate.length() != names.length) {
        throw new IllegalArgumentException(
            String.format(
                "Cannot form strata: %d values of %s, %d of the others",
                covariate.length(), covariate.name(), names.length));
      }
      if (covariate instanceof NumericCovariate numeric) {
        double[] values = numeric.values();
        double[] points =
            coarsen
                ? cuts.getOrDefault(numeric.name(), Cuts.sturges()).points(values)
                : new double[0];
        for (int row = 0; row < names.length; row++) {
          append(
              names[row],
              coarsen
                  ? Integer.toString(SortedQuantile.atOrBelow(points, values[row]))
                  : Double.toString(values[row] + 0.0));
        }
      } else if (covariate instanceof CategoricalCovariate levels) {
        for (int row = 0; row < names.length; row++) {
          append(names[row], levels.values()[row]);
        }
      }
    }
    String[] strata = new String[names.length];
    for (int row = 0; row < strata.length; row++) {
      strata[row] = names[row].toString();
    }
    return strata;
  }

  private static void append(StringBuilder name, String value) {
    if (name.length() > 0) {
      name.append(SEPARATOR);
    }
    name.append(value);
  }
}

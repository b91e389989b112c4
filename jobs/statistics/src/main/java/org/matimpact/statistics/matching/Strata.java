package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * Strata for {@link MatchingProblem#stratum}: units that agree in every covariate, or nearly. Their
 * names are for people, {@code region=London, age=30.0..40.0}, and different strata never share
 * one: a comma inside a name or level has a backslash before it.
 */
public final class Strata {

  private static final String BETWEEN_COVARIATES = ", ";
  private static final String BETWEEN_STRATA = " | ";

  private Strata() {}

  /** Returns strata of units with the same values. */
  public static String[] exact(List<Covariate> covariates) {
    List<String[]> columns = new ArrayList<>();
    for (Covariate covariate : covariates) {
      columns.add(
          covariate instanceof NumericCovariate numeric
              ? texts(numeric.values())
              : ((CategoricalCovariate) covariate).values());
    }
    return named(covariates, columns);
  }

  /**
   * Returns strata of units in the same bins of every numeric covariate and with the same levels of
   * every categorical one (coarsened exact matching, Iacus, King &amp; Porro 2012, Political
   * Analysis 20, 1-24). A bin a..b holds a but not b.
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
    List<String[]> columns = new ArrayList<>();
    for (Covariate covariate : covariates) {
      columns.add(
          covariate instanceof NumericCovariate numeric
              ? bins(numeric.values(), cuts.getOrDefault(numeric.name(), Cuts.sturges()))
              : ((CategoricalCovariate) covariate).values());
    }
    return named(covariates, columns);
  }

  /**
   * Returns the strata common to several: their names with a bar between them; those without any
   * name, as of a problem without strata, add nothing.
   */
  public static String[] cross(String[]... strata) {
    List<String[]> named =
        Arrays.stream(strata)
            .filter(column -> Arrays.stream(column).anyMatch(name -> !name.isEmpty()))
            .map(Strata::withoutBars)
            .toList();
    return joined(strata[0].length, named, BETWEEN_STRATA);
  }

  private static String[] texts(double[] values) {
    // Adding 0 makes -0 the same as 0.
    return Arrays.stream(values)
        .mapToObj(value -> Double.toString(value + 0.0))
        .toArray(String[]::new);
  }

  private static String[] bins(double[] values, Cuts cuts) {
    double[] points = cuts.points(values);
    String[] names = new String[points.length + 1];
    for (int bin = 0; bin < names.length; bin++) {
      names[bin] =
          (bin == 0 ? "" : points[bin - 1] + "")
              + ".."
              + (bin == points.length ? "" : points[bin] + "");
    }
    return Arrays.stream(values)
        .mapToObj(value -> names[SortedQuantile.atOrBelow(points, value)])
        .toArray(String[]::new);
  }

  private static String[] named(List<Covariate> covariates, List<String[]> columns) {
    if (covariates.isEmpty()) {
      throw new IllegalArgumentException("Cannot form strata: no covariates");
    }
    int rows = columns.get(0).length;
    List<String[]> named = new ArrayList<>();
    for (int k = 0; k < columns.size(); k++) {
      Covariate covariate = covariates.get(k);
      if (covariate.length() != rows) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Cannot form strata: %d values of %s, %d of the others",
                covariate.length(),
                covariate.name(),
                rows));
      }
      String prefix = escaped(covariate.name() + "=");
      named.add(
          Arrays.stream(columns.get(k))
              .map(level -> prefix + escaped(level))
              .toArray(String[]::new));
    }
    return joined(rows, named, BETWEEN_COVARIATES);
  }

  /** Interned: strata are few, units many. */
  private static String[] joined(int rows, List<String[]> columns, String separator) {
    String[] names = new String[rows];
    for (int row = 0; row < rows; row++) {
      int at = row;
      names[row] =
          columns.stream()
              .map(column -> column[at])
              .collect(Collectors.joining(separator))
              .intern();
    }
    return names;
  }

  /** With a backslash before every bar: one between strata has a space before it. */
  private static String[] withoutBars(String[] names) {
    return Arrays.stream(names).map(name -> name.replace("|", "\\|")).toArray(String[]::new);
  }

  /** With a backslash before every comma, and before every backslash. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(",", "\\,");
  }
}

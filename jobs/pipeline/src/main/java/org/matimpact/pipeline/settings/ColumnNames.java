package org.matimpact.pipeline.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.matimpact.pipeline.names.NearestNames;

/**
 * Names that the settings of a match may call columns by: covariates, and la, region, trust and
 * route.
 */
final class ColumnNames {

  private final Set<String> covariates = new TreeSet<>();

  /** Measures of a year before joining. */
  private final Set<String> baselines = new TreeSet<>();

  ColumnNames(Collection<PhaseSettings> phases) {
    for (PhaseSettings phase : phases) {
      for (CovariateSetSettings set : phase.covariateSets()) {
        set.covariates().forEach(this::add);
      }
    }
  }

  private void add(CovariateSettings covariate) {
    covariates.add(covariate.covariate());
    if (covariate.from() == CovariateSettings.From.MEASURE
        && covariate.timing() == CovariateSettings.Timing.BEFORE) {
      baselines.add(covariate.covariate());
    }
  }

  /** The measures from before joining that a key lists: no others may stand for results. */
  List<String> baselines(SettingsNode node, String key) {
    List<String> names = node.texts(key);
    for (String name : names) {
      if (!baselines.contains(name)) {
        node.problem(
            key,
            "names '"
                + name
                + "', which is no covariate from a measure of before joining (timing = before)"
                + advice(name, baselines));
      }
    }
    return names;
  }

  /** The columns that a key lists. */
  List<String> listed(SettingsNode node, String key) {
    List<String> names = node.texts(key);
    require(node, key, names);
    return names;
  }

  /** The covariates that a key lists. */
  List<String> covariates(SettingsNode node, String key) {
    List<String> names = node.texts(key);
    for (String name : names) {
      if (!covariates.contains(name)) {
        node.problem(
            key,
            "names '" + name + "', which is no covariate of any set" + advice(name, covariates));
      }
    }
    return names;
  }

  void require(SettingsNode node, String key, List<String> names) {
    Set<String> known = new TreeSet<>(covariates);
    known.addAll(RestrictionSettings.SCHOOL_COLUMNS);
    for (String name : names) {
      if (!known.contains(name)) {
        node.problem(
            key,
            "names '"
                + name
                + "', which is no covariate, la, region, trust or route"
                + advice(name, known));
      }
    }
  }

  void requireCovariates(SettingsNode group) {
    for (String name : group.names()) {
      if (!covariates.contains(name)) {
        group.problem(name, "is no covariate of any set" + advice(name, covariates));
      }
    }
  }

  void requireDistance(SettingsNode node, String name) {
    if (!covariates.contains(name)) {
      List<String> known = new ArrayList<>(covariates);
      known.addAll(List.of("linear_predictor", "probability", "mahalanobis", "robust_mahalanobis"));
      node.problem(
          "distance",
          "is '"
              + name
              + "'; choose linear_predictor, probability, mahalanobis, robust_mahalanobis or the name"
              + " of a numeric covariate"
              + advice(name, known));
    }
  }

  private static String advice(String name, Collection<String> known) {
    List<String> near = NearestNames.meant(name, known);
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }
}

package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.pipeline.settings.CoarseningSettings;
import org.matimpact.pipeline.settings.CoarseningSettings.Cut;
import org.matimpact.pipeline.settings.DesignSettings;
import org.matimpact.statistics.matching.Cuts;
import org.matimpact.statistics.matching.Strata;
import org.matimpact.statistics.matching.UnmatchableException;
import org.matimpact.statistics.model.Covariate;

/** The strata that a design never crosses: route where the contrast is exact on it, and its own. */
final class DesignStrata {

  private final ContrastPool pool;
  private final DesignSettings design;

  private DesignStrata(ContrastPool pool, DesignSettings design) {
    this.pool = pool;
    this.design = design;
  }

  /**
   * Returns the stratum of each school of a pool.
   *
   * @throws UnmatchableException if the covariate set lacks a column that the design names
   */
  static String[] of(ContrastPool pool, DesignSettings design) {
    DesignStrata strata = new DesignStrata(pool, design);
    return switch (design.method()) {
      case WEIGHTING, ENTROPY_BALANCING -> pool.stratum();
      case TEMPLATE -> strata.none();
      case EXACT -> strata.within(strata.named(design.restrictions().exact()));
      case COARSENED_EXACT -> Strata.cross(strata.exact(), strata.coarsened());
      default -> strata.exact();
    };
  }

  /** Route is a mean to reach. */
  private String[] none() {
    String[] none = new String[pool.rows().length];
    Arrays.fill(none, "");
    return none;
  }

  /** Route, then covariates in the order of their set, then columns of schools. */
  private String[] exact() {
    List<Covariate> columns = new ArrayList<>();
    inOrder(design.restrictions().exact()).forEach(name -> columns.add(pool.agreement(name)));
    return within(columns);
  }

  /** Strata of some columns within those of the route. */
  private String[] within(List<Covariate> columns) {
    if (columns.isEmpty()) {
      return pool.stratum();
    }
    String[] strata = Strata.exact(columns);
    return pool.contrast().exactOnRoute() ? Strata.cross(pool.stratum(), strata) : strata;
  }

  private List<String> inOrder(List<String> names) {
    List<String> ordered = new ArrayList<>();
    pool.covariates().stream().map(Covariate::name).filter(names::contains).forEach(ordered::add);
    names.stream().filter(name -> !ordered.contains(name)).sorted().forEach(ordered::add);
    return ordered;
  }

  private String[] coarsened() {
    List<Covariate> covariates = named(design.coarsening().covariates());
    Map<String, Cuts> cuts = new TreeMap<>();
    CoarseningSettings coarsening = design.coarsening();
    coarsening
        .cuts()
        .forEach(
            (name, cut) -> {
              if (covariates.stream().anyMatch(covariate -> covariate.name().equals(name))) {
                cuts.put(pool.number(name).name(), cuts(cut));
              }
            });
    return Strata.coarsened(covariates, cuts);
  }

  /** Covariates of the set, or columns of schools, by name; all covariates where none is named. */
  private List<Covariate> named(List<String> names) {
    if (names.isEmpty()) {
      return pool.covariates();
    }
    List<Covariate> named = new ArrayList<>();
    for (String name : inOrder(names)) {
      named.add(
          pool.covariates().stream()
              .filter(covariate -> covariate.name().equals(name))
              .findFirst()
              .orElseGet(() -> pool.agreement(name)));
    }
    return named;
  }

  private static Cuts cuts(Cut cut) {
    return switch (cut.kind()) {
      case STURGES -> Cuts.sturges();
      case EQUAL -> Cuts.bins(cut.number());
      case QUANTILES -> Cuts.quantiles(cut.number());
      case POINTS -> Cuts.at(cut.points().stream().mapToDouble(Double::doubleValue).toArray());
    };
  }
}

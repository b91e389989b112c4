package org.matimpact.pipeline.study;

import java.io.Serializable;

/**
 * One question: the treated schools of a phase, a size band and a route against one comparison
 * group, on one covariate set. The text "all" stands for no restriction.
 *
 * @param comparator standalone_academy or maintained
 * @param comparatorRoute same (exact on route), any (all routes) or all (comparison schools have
 *     none)
 * @param sizeAt end, start, or all where no band restricts
 * @param sizeBand label of a band, or all
 * @param route converter, sponsored or all
 */
public record Contrast(
    String phase,
    String comparator,
    String comparatorRoute,
    String sizeAt,
    String sizeBand,
    String route,
    String covariateSet)
    implements Serializable {

  /** No restriction. */
  public static final String ALL = "all";

  /** Comparison schools of the treated school's own route. */
  public static final String SAME_ROUTE = "same";

  /** Comparison schools of every route. */
  public static final String ANY_ROUTE = "any";

  /** The comparison groups. */
  public static final java.util.List<String> COMPARATORS =
      java.util.List.of(StudySchool.STANDALONE, StudySchool.MAINTAINED);

  /** Key of the contrast with a design, stable across editions. */
  public String id(String design) {
    return String.join(
        ".", phase, comparator, comparatorRoute, sizeAt, sizeBand, route, covariateSet, design);
  }

  /** Whether pairs must share their route: pooled routes against academies of the same route. */
  public boolean exactOnRoute() {
    return comparatorRoute.equals(SAME_ROUTE) && route.equals(ALL);
  }

  /** Whether a treated school of this route and band belongs to the contrast. */
  boolean treats(StudySchool school) {
    return school.arm().equals(StudySchool.MAT)
        && (route.equals(ALL) || route.equals(school.route()))
        && (sizeBand.equals(ALL) || sizeBand.equals(school.band(sizeAt)));
  }

  /** Whether a comparison school belongs to the contrast. */
  boolean compares(StudySchool school) {
    boolean ofRoute =
        !comparatorRoute.equals(SAME_ROUTE) || route.equals(ALL) || route.equals(school.route());
    return school.arm().equals(comparator) && ofRoute;
  }
}

package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Explains a match: for each pair what every covariate adds to its distance; for a treated unit
 * without a match the nearest comparison units and what ruled each of them out.
 *
 * <p>On a score with a known {@link ScoreModel} a covariate adds its coefficient times the
 * difference, signed, and all together are the difference of the linear predictors. On a
 * Mahalanobis distance it adds its difference times its row of the inverse covariance times all
 * differences, and all together are the squared distance; a part below zero says that the covariate
 * makes up for others.
 *
 * <p>Meant for methods that choose by distance: weighting, exact and cardinality matching have no
 * nearest units. A unit set aside was no candidate, so that comes first; that it is also far or in
 * another stratum is said after it, that others took a comparison unit only to those who could have
 * had it.
 */
public final class MatchExplainer {

  private final MatchingProblem problem;
  private final Matching matching;
  private final int capacity;
  private final Optional<ScoreModel> model;
  private final boolean[] setAside;
  private final int[] priority;
  private final Map<Integer, List<Integer>> takers = new HashMap<>();
  private final Map<String, Set<Integer>> serving = new HashMap<>();

  /**
   * Explains a result on all rows.
   *
   * @param capacity how often a comparison unit may be used: 1 without replacement
   * @param model behind the score; empty if unknown
   */
  public MatchExplainer(
      MatchingProblem problem, Matching matching, int capacity, Optional<ScoreModel> model) {
    this(problem, matching, capacity, model, new boolean[problem.size()]);
  }

  /**
   * Explains a result on some of the rows.
   *
   * @param capacity how often a comparison unit may be used: 1 without replacement
   * @param model behind the score; empty if unknown
   * @param setAside which rows were set aside before matching, as of {@link Discard#discarded};
   *     their score is on the scale of the others
   */
  public MatchExplainer(
      MatchingProblem problem,
      Matching matching,
      int capacity,
      Optional<ScoreModel> model,
      boolean[] setAside) {
    this.setAside = setAside;
    this.problem = problem;
    this.matching = matching;
    this.capacity = capacity;
    this.model = model;
    priority = HashOrder.ranks(HashOrder.rows(problem.id(), problem.seed()));
    for (MatchedPair pair : matching.pairs()) {
      takers.computeIfAbsent(pair.comparison(), c -> new ArrayList<>()).add(pair.treated());
      problem
          .restrictions()
          .groupLimit()
          .ifPresent(
              limit ->
                  serving
                      .computeIfAbsent(limit.group()[pair.comparison()], g -> new HashSet<>())
                      .add(pair.comparison()));
    }
  }

  /** Explains every pair, in order. */
  public List<PairExplanation> pairs() {
    return matching.pairs().stream()
        .map(pair -> explain(pair.treated(), pair.comparison(), List.of()))
        .toList();
  }

  /**
   * Returns the comparison units nearest to a treated unit, whatever their stratum, nearest first,
   * with what ruled each out.
   *
   * @param treated a row, usually of {@link Matching#unmatchedTreated}
   * @param count how many, at least 1
   */
  public List<PairExplanation> nearest(int treated, int count) {
    List<PairExplanation> explanations = new ArrayList<>();
    for (int comparison : nearestRows(treated, count)) {
      explanations.add(explain(treated, comparison, obstacles(treated, comparison)));
    }
    return explanations;
  }

  private PairExplanation explain(int treated, int comparison, List<Obstacle> obstacles) {
    return new PairExplanation(
        treated,
        comparison,
        problem.distance().between(treated, comparison),
        scoreDifference(treated, comparison),
        problem.isOnScore() && model.isPresent()
            ? model.get().contributions(treated, comparison)
            : problem.distance().contributions(treated, comparison),
        obstacles);
  }

  private double scoreDifference(int treated, int comparison) {
    return StrictMath.abs(problem.score()[treated] - problem.score()[comparison]);
  }

  /** Keeps the nearest few while passing over all. */
  private List<Integer> nearestRows(int treated, int count) {
    List<Integer> nearest = new ArrayList<>();
    for (int row = 0; row < problem.size(); row++) {
      if (!problem.treated()[row]) {
        int at = nearest.size();
        while (at > 0 && isNearer(treated, row, nearest.get(at - 1))) {
          at--;
        }
        if (at < count) {
          nearest.add(at, row);
          if (nearest.size() > count) {
            nearest.remove(count);
          }
        }
      }
    }
    return nearest;
  }

  private boolean isNearer(int treated, int row, int other) {
    double distance = problem.distance().between(treated, row);
    double itsDistance = problem.distance().between(treated, other);
    return distance != itsDistance ? distance < itsDistance : priority[row] < priority[other];
  }

  private List<Obstacle> obstacles(int treated, int comparison) {
    List<Obstacle> obstacles = new ArrayList<>();
    if (matching.setOf(treated).stream().anyMatch(pair -> pair.comparison() == comparison)) {
      return obstacles;
    }
    if (setAside[treated] || setAside[comparison]) {
      obstacles.add(new Obstacle(Obstacle.Kind.SET_ASIDE, whoIsSetAside(treated, comparison)));
    }
    addRules(treated, comparison, obstacles);
    if (!setAside[treated]) {
      addRivals(comparison, obstacles);
    }
    if (obstacles.isEmpty()) {
      obstacles.add(new Obstacle(Obstacle.Kind.NOT_CHOSEN, "permissible and free"));
    }
    return obstacles;
  }

  private String whoIsSetAside(int treated, int comparison) {
    if (setAside[treated] && setAside[comparison]) {
      return "both";
    }
    return setAside[treated] ? "the treated unit" : "the comparison unit";
  }

  private void addRules(int treated, int comparison, List<Obstacle> obstacles) {
    if (!problem.stratum()[treated].equals(problem.stratum()[comparison])) {
      obstacles.add(new Obstacle(Obstacle.Kind.STRATUM, problem.stratum()[comparison]));
    }
    if (scoreDifference(treated, comparison) > matching.caliper()) {
      obstacles.add(
          new Obstacle(
              Obstacle.Kind.CALIPER,
              scoreDifference(treated, comparison) + " > " + matching.caliper()));
    }
    for (CovariateCaliper caliper : problem.restrictions().calipers()) {
      if (!caliper.allows(treated, comparison)) {
        double[] values = caliper.covariate().values();
        obstacles.add(
            new Obstacle(
                Obstacle.Kind.COVARIATE_CALIPER,
                caliper.covariate().name()
                    + ": "
                    + StrictMath.abs(values[treated] - values[comparison])
                    + " > "
                    + caliper.width()));
      }
    }
    problem.restrictions().antiExact().stream()
        .filter(column -> Restrictions.agree(column, treated, comparison))
        .forEach(
            column ->
                obstacles.add(
                    new Obstacle(
                        Obstacle.Kind.ANTI_EXACT,
                        column.name() + " = " + column.values()[treated])));
  }

  private void addRivals(int comparison, List<Obstacle> obstacles) {
    List<Integer> rivals = takers.getOrDefault(comparison, List.of());
    if (rivals.size() >= capacity) {
      obstacles.add(
          new Obstacle(
              Obstacle.Kind.TAKEN,
              "by " + String.join(", ", rivals.stream().map(row -> problem.id()[row]).toList())));
    }
    problem
        .restrictions()
        .groupLimit()
        .ifPresent(
            limit -> {
              String group = limit.group()[comparison];
              int count = serving.getOrDefault(group, Set.of()).size();
              if (rivals.isEmpty() && !group.isEmpty() && count >= limit.most()) {
                obstacles.add(
                    new Obstacle(Obstacle.Kind.GROUP_FULL, group + " gives " + count + " already"));
              }
            });
  }
}

package org.matimpact.statistics.matching;

import java.util.List;
import java.util.Random;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/** Random small problems, half of them thick with ties; identifiers do not sort as rows do. */
final class RandomProblem {

  private RandomProblem() {}

  static MatchingProblem of(Random random, int treated, int comparisons) {
    int size = treated + comparisons;
    String[] id = new String[size];
    boolean[] arm = new boolean[size];
    double[] score = new double[size];
    String[] stratum = new String[size];
    int strata = 1 + random.nextInt(2);
    boolean whole = random.nextBoolean();
    int left = treated;
    for (int row = 0; row < size; row++) {
      id[row] = "school " + (row * 7919 % 1000);
      arm[row] = random.nextInt(size - row) < left;
      left -= arm[row] ? 1 : 0;
      score[row] = whole ? random.nextInt(8) : random.nextGaussian() * 3;
      stratum[row] = "s" + random.nextInt(strata);
    }
    return new MatchingProblem(id, arm, score, stratum, random.nextLong());
  }

  /** The same with one of several distances and, at times, restrictions that every method obeys. */
  static MatchingProblem varied(Random random, int treated, int comparisons) {
    MatchingProblem problem = of(random, treated, comparisons);
    Restrictions restrictions = Restrictions.none();
    if (random.nextInt(3) == 0) {
      restrictions =
          restrictions.with(
              new CovariateCaliper(numbers(random, problem.size()), 1 + random.nextInt(4)));
    }
    if (random.nextInt(3) == 0) {
      restrictions = restrictions.withAntiExact(levels("site", random, problem.size(), 3));
    }
    return withDistance(random, problem.with(restrictions));
  }

  static MatchingProblem withDistance(Random random, MatchingProblem problem) {
    List<Covariate> covariates =
        List.of(numbers(random, problem.size()), varying(random, problem.size()));
    return switch (random.nextInt(4)) {
      case 0 -> problem.with(MahalanobisDistance.of(covariates, problem.treated()));
      case 1 -> problem.with(MahalanobisDistance.robust(covariates, problem.treated()));
      default -> problem;
    };
  }

  static NumericCovariate numbers(Random random, int size) {
    double[] values = new double[size];
    for (int row = 0; row < size; row++) {
      values[row] = random.nextInt(6);
    }
    return new NumericCovariate("number", values);
  }

  private static NumericCovariate varying(Random random, int size) {
    double[] values = new double[size];
    for (int row = 0; row < size; row++) {
      values[row] = row % 2 + random.nextInt(2) * .5;
    }
    return new NumericCovariate("other", values);
  }

  static CategoricalCovariate levels(String name, Random random, int size, int count) {
    String[] values = new String[size];
    for (int row = 0; row < size; row++) {
      values[row] = "l" + random.nextInt(count);
    }
    return new CategoricalCovariate(name, values);
  }

  static Caliper caliper(Random random) {
    return random.nextBoolean() ? Caliper.none() : Caliper.overall(.3 + random.nextDouble());
  }

  /** Whether a pair may be matched, by the definition. */
  static boolean allowed(MatchingProblem problem, double caliper, int t, int c) {
    return problem.stratum()[t].equals(problem.stratum()[c])
        && Math.abs(problem.score()[t] - problem.score()[c]) <= caliper
        && problem.restrictions().calipers().stream()
            .allMatch(
                limit ->
                    Math.abs(limit.covariate().values()[t] - limit.covariate().values()[c])
                        <= limit.width())
        && problem.restrictions().antiExact().stream()
            .noneMatch(column -> column.values()[t].equals(column.values()[c]));
  }
}

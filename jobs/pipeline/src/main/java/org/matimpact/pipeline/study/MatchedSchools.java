package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matimpact.statistics.matching.Matching;

/** The schools that a design keeps, with weight, cluster and set. */
final class MatchedSchools {

  private final ContrastProblem posed;
  private final DesignPlan plan;

  private MatchedSchools(ContrastProblem posed, DesignPlan plan) {
    this.posed = posed;
    this.plan = plan;
  }

  /** Returns them in ascending URN. */
  static List<MatchedSchool> of(ContrastProblem posed, DesignPlan plan, Matching matching) {
    return new MatchedSchools(posed, plan).kept(matching);
  }

  private List<MatchedSchool> kept(Matching matching) {
    ContrastPool pool = posed.scored().pool();
    int[] treatedOf = plan.ownSets() ? treatedOf(matching) : new int[0];
    List<MatchedSchool> schools = new ArrayList<>();
    for (int i = 0; i < pool.rows().length; i++) {
      if (matching.weights()[i] > 0) {
        Optional<StudySchool> set =
            plan.ownSets() ? Optional.of(pool.school(treatedOf[i])) : Optional.empty();
        schools.add(
            new MatchedSchool(
                pool.rows()[i],
                pool.treated()[i],
                score(i),
                matching.weights()[i],
                cluster(set.orElse(pool.school(i))),
                set.map(StudySchool::urn).orElse(StudySchool.NO_SET)));
      }
    }
    return List.copyOf(schools);
  }

  private double score(int i) {
    return posed.score().map(score -> score[i]).orElse(Double.NaN);
  }

  /** The treated school of the set of each school. */
  private static int[] treatedOf(Matching matching) {
    int[] treated = new int[matching.weights().length];
    matching
        .pairs()
        .forEach(
            pair -> {
              treated[pair.treated()] = pair.treated();
              treated[pair.comparison()] = pair.treated();
            });
    return treated;
  }

  /** Treated schools cluster by trust; a comparison school outside sets is its own cluster. */
  private static String cluster(StudySchool school) {
    return school.arm().equals(StudySchool.MAT)
        ? "trust " + school.trustUid()
        : "school " + school.urn();
  }
}

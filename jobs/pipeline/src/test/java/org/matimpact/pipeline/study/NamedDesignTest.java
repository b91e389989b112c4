package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.Estimand;
import org.matimpact.statistics.matching.FullMatching;
import org.matimpact.statistics.matching.MahalanobisDistance;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.matching.NearestNeighbour;
import org.matimpact.statistics.matching.OptimalPair;
import org.matimpact.statistics.matching.PropensityWeighting;
import org.matimpact.statistics.matching.SetRule;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.BinaryRegression;
import org.matimpact.statistics.propensity.Link;

/** Every method as a named design: what it makes of a contrast. */
class NamedDesignTest extends NamedDesignCase {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pairs",
        "threes",
        "pairs_reused",
        "threes_reused",
        "optimal_pairs",
        "full",
        "subclasses",
        "coarsened",
        "entropy_balancing",
        "generalised",
        "exact_region",
        "most",
        "template"
      })
  void designsForTheTreatedWeighThemOneAndOthersOneOnAverage(String design) {
    MatchedContrast matched =
        matched(
            design,
            """
            match.named.generalised { method = generalised_full }
            match.named.exact_region { method = exact, exact = [region] }
            match.named.most { method = cardinality }
            """);

    assertThat(matched.reasons()).isEmpty();
    assertThat(matched.design()).isEqualTo(design);
    assertThat(matched.quality().estimand())
        .isEqualTo(matched.quality().treatedUnmatched() == 0 ? "ATT" : "ATM");
    assertThat(arm(matched, true)).allMatch(school -> school.weight() == 1);
    // Negligible weights of entropy balancing are left out of the mean.
    assertThat(arm(matched, false).stream().mapToDouble(MatchedSchool::weight).average())
        .hasValueCloseTo(1.0, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pairs", "threes", "optimal_pairs"})
  void inSetsOfTheirOwnComparisonSchoolsClusterWithTheTreated(String design) {
    MatchedContrast matched = matched(design, "");

    Map<Long, String> trusts = new HashMap<>();
    arm(matched, true).forEach(school -> trusts.put(school.matchedSet(), school.cluster()));
    assertThat(trusts).hasSize(matched.quality().treatedKept());
    assertThat(arm(matched, false))
        .isNotEmpty()
        .allSatisfy(
            school -> assertThat(school.cluster()).isEqualTo(trusts.get(school.matchedSet())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"threes_reused", "full", "subclasses", "coarsened", "overlap"})
  void otherwiseEveryComparisonSchoolIsAClusterOfItsOwn(String design) {
    MatchedContrast matched = matched(design, "");

    assertThat(matched.schools()).allMatch(school -> school.matchedSet() == StudySchool.NO_SET);
    assertThat(arm(matched, true)).allMatch(school -> school.cluster().startsWith("trust T"));
    assertThat(arm(matched, false).stream().map(MatchedSchool::cluster).distinct())
        .hasSize(matched.quality().comparisonKept());
  }

  @Test
  void fullMatchingIsThatOfTheLibrary() {
    MatchedContrast matched = matched("full", "");
    Matching library =
        FullMatching.unlimited(Caliper.overall(0.2), Estimand.ATT)
            .match(problem(matched, Link.LOGIT));

    assertThat(matched.matching().orElseThrow().weights()).isEqualTo(library.weights());
    assertThat(matched.matching().orElseThrow().subclass()).isEqualTo(library.subclass());
  }

  @Test
  void mahalanobisWithinAPropensityCaliperIsThatOfTheLibrary() {
    MatchedContrast matched =
        matched("m", "match.named.m { method = nearest, distance = mahalanobis, link = cloglog }");
    MatchingProblem problem = problem(matched, Link.CLOGLOG);
    Matching library =
        NearestNeighbour.defaults()
            .match(
                problem.with(
                    MahalanobisDistance.of(
                        matched.scored().pool().covariates(), problem.treated())));

    assertThat(matched.matching().orElseThrow().pairs()).isEqualTo(library.pairs()).isNotEmpty();
  }

  @Test
  void mahalanobisOfSomeCovariatesNeedsNoPropensity() {
    for (int i = 0; i < arms.prior.length; i++) {
      arms.prior[i] += i < TREATED ? 20 : 0;
    }
    MatchedContrast matched =
        matched(
            "m",
            """
            match.named.m { method = optimal, distance = mahalanobis, distance_covariates = [poor]
                            link = probit, caliper.width = 0 }
            """);
    ContrastPool pool = matched.scored().pool();
    MatchingProblem unscored =
        new MatchingProblem(
            ids(pool), pool.treated(), new double[pool.rows().length], pool.stratum(), SEED);
    Matching library =
        new OptimalPair(1, Caliper.none(), SetRule.KEEP_PARTIAL)
            .match(
                unscored.with(
                    MahalanobisDistance.of(List.of(pool.number("poor")), pool.treated())));

    assertThat(matched.scored().model()).as("a separated probit has none").isEmpty();
    assertThat(matched.matching().orElseThrow().pairs()).isEqualTo(library.pairs()).isNotEmpty();
    assertThat(matched.schools()).allMatch(school -> Double.isNaN(school.score()));
    assertThat(
            reason(
                "m",
                "match.named.m { method = full, distance = mahalanobis,"
                    + " distance_covariates = [fsm6_percent] , caliper.width = 0 }"))
        .isEqualTo("the covariate set intake has no fsm6_percent");
  }

  @Test
  void overlapWeightsBalanceRouteAndEveryCovariateOfTheModel() {
    MatchedContrast matched = matched("overlap", "");
    ContrastPool pool = matched.scored().pool();
    Matching library =
        new PropensityWeighting(Estimand.ATO, Link.LOGIT)
            .match(
                new MatchingProblem(
                    ids(pool),
                    pool.treated(),
                    BinaryRegression.fit(
                            ModelMatrix.of(pool.covariatesAndRoute()), pool.treated(), Link.LOGIT)
                        .linearPredictor(),
                    pool.stratum(),
                    SEED));

    assertThat(matched.matching().orElseThrow().weights()).isEqualTo(library.weights());
    assertThat(matched.quality().estimand()).isEqualTo("ATO");
    // Overlap weights of a logit by maximum likelihood balance means exactly (Li et al. 2018).
    assertThat(matched.balance().orElseThrow().largestSmdAfter()).isLessThan(1e-8);
    assertThat(matched.quality().sponsoredTreated())
        .isCloseTo(matched.quality().sponsoredComparison(), within(1e-8));
  }

  @Test
  void schoolsAreChosenSoThatMeansAgree() {
    String settings = "match.named.most { method = cardinality, ratio = 2, exact = [region] }";
    MatchedContrast most = matched("most", settings);
    assertThat(most.balance().orElseThrow().largestSmdAfter()).isLessThan(0.06);
    assertThat(most.quality().comparisonKept()).isEqualTo(2 * most.quality().treatedKept());
    assertThat(countBy(most, true)).isEqualTo(halved(countBy(most, false)));

    MatchedContrast template = matched("template", "");
    assertThat(template.quality().treatedKept()).isEqualTo(TREATED);
    assertThat(template.quality().sponsoredTreated())
        .isCloseTo(template.quality().sponsoredComparison(), within(0.05));
    assertThat(reason("t", "match.named.t { method = template, moments.tolerance = 1e-9 }"))
        .contains("widen the tolerance");
  }

  /** Schools of an arm by region. */
  private Map<String, Long> countBy(MatchedContrast matched, boolean treated) {
    return arm(matched, treated).stream()
        .collect(Collectors.groupingBy(s -> arms.region[s.row()], Collectors.counting()));
  }

  private static Map<String, Long> halved(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue() / 2));
  }

  private static String[] ids(ContrastPool pool) {
    return IntStream.range(0, pool.rows().length)
        .mapToObj(i -> Long.toString(pool.school(i).urn()))
        .toArray(String[]::new);
  }

  private MatchingProblem problem(MatchedContrast matched, Link link) {
    ContrastPool pool = matched.scored().pool();
    assertThat(new TreeSet<>(List.of(pool.stratum()))).containsExactly("converter", "sponsored");
    return new MatchingProblem(
        ids(pool),
        pool.treated(),
        BinaryRegression.fit(ModelMatrix.of(pool.covariates()), pool.treated(), link)
            .linearPredictor(),
        pool.stratum(),
        SEED);
  }
}

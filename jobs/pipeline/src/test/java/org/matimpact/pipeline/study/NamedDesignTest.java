package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.pipeline.run.TinyEngland;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.ScoreSettings.RandomIntercept;
import org.matimpact.pipeline.settings.SettingsLoader;
import org.matimpact.statistics.balance.Overlap;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.Discard;
import org.matimpact.statistics.matching.Distance;
import org.matimpact.statistics.matching.Estimand;
import org.matimpact.statistics.matching.FullMatching;
import org.matimpact.statistics.matching.MahalanobisDistance;
import org.matimpact.statistics.matching.MatchedPair;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.matching.NearestNeighbour;
import org.matimpact.statistics.matching.Obstacle;
import org.matimpact.statistics.matching.OptimalPair;
import org.matimpact.statistics.matching.PairExplanation;
import org.matimpact.statistics.matching.PropensityWeighting;
import org.matimpact.statistics.matching.SetRule;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.BinaryRegression;
import org.matimpact.statistics.propensity.Link;
import org.matimpact.statistics.propensity.PropensityModel;

/** Every method as a named design: what it makes of a contrast, and when it says that it cannot. */
class NamedDesignTest {

  private static final long SEED = 1;
  private static final int TREATED = 80;

  private final TwoArms arms = new TwoArms(TREATED, 160);

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

  @Test
  void authoritiesShareARandomInterceptOfTheScore() {
    String settings =
        """
        match.named.mixed { method = nearest, random_intercept = la, caliper.width = 0.5 }
        match.explain { schools = all }
        """;
    // In trusts: authorities 0 to 9; alone: 0, 3, 4, 7, 8, 11, 12, 15.
    for (int i = 0; i < arms.prior.length; i++) {
      StudySchool old = arms.school(i);
      String la = Integer.toString(i % 2 + 2 * (i < TREATED ? i % 5 : i % 8));
      arms.change(i, s -> located(s, la, old.region()));
    }
    MatchedContrast plain =
        matched("mixed", settings + "match.named.mixed.random_intercept = none");
    MatchedContrast mixed = matched("mixed", settings);

    assertThat(plain.scored().caution()).isEmpty();
    assertThat(mixed.scored().caution())
        .isEqualTo(
            "the propensity score has a random intercept of la, and 8 of 13 have schools of one arm"
                + " only");
    double[] score = mixed.scored().model().orElseThrow().linearPredictor();
    assertThat(score).isNotEqualTo(plain.scored().model().orElseThrow().linearPredictor());
    PairExplanation pair = mixed.evidence().explanations().pairs().get(0);
    assertThat(pair.contributions())
        .extracting(Distance.Contribution::name)
        .contains("random intercept of la");
    assertThat(pair.contributions().stream().mapToDouble(Distance.Contribution::part).sum())
        .isCloseTo(score[pair.treated()] - score[pair.comparison()], within(1e-12));
  }

  @Test
  void aRandomInterceptThatSaysNothingIsTold() {
    MatchedContrast matched =
        matched("mixed", "match.named.mixed { method = full, random_intercept = region }");
    assertThat(matched.reasons()).isEmpty();
    assertThat(matched.scored().caution())
        .isEqualTo(
            "the propensity score has no random intercept of region: its variance is estimated as"
                + " 0");
  }

  @Test
  void restrictionsAreObeyed() {
    MatchedContrast matched =
        matched(
            "r",
            """
            match.named.r {
              method = nearest, ratio = 2, caliper.width = 0, anti_exact = [region]
              covariate_calipers { poor { width = 8, unit = value } }
              group_limit { by = la, most = 3 }
            }
            """);

    ContrastPool pool = matched.scored().pool();
    List<MatchedPair> pairs = matched.matching().orElseThrow().pairs();
    assertThat(pairs).hasSizeGreaterThan(20);
    for (MatchedPair pair : pairs) {
      int treated = pool.rows()[pair.treated()];
      int comparison = pool.rows()[pair.comparison()];
      assertThat(arms.region[comparison]).isNotEqualTo(arms.region[treated]);
      assertThat(arms.poor[comparison]).isCloseTo(arms.poor[treated], within(8.0));
    }
    Map<String, Long> used =
        pairs.stream()
            .map(MatchedPair::comparison)
            .distinct()
            .collect(Collectors.groupingBy(row -> pool.school(row).la(), Collectors.counting()));
    assertThat(used.values()).allMatch(count -> count <= 3).contains(3L);
  }

  @Test
  void schoolsOfUnknownRegionAgreeWithNoOther() {
    for (int i = 0; i < arms.prior.length; i++) {
      arms.change(i, s -> located(s, "", s.urn() % 2 == 0 ? "North" : ""));
    }
    int known =
        (int)
            IntStream.range(0, arms.prior.length)
                .filter(i -> !arms.school(i).region().isEmpty())
                .count();
    String rest = "ratio = 1, caliper.width = 0 }";
    // The covariate set has a region too; "la" is known of the schools alone.
    assertThat(reason("x", "match.named.x { method = nearest, exact = [la], " + rest))
        .startsWith("no treated school has a match: 80 treated and 160 comparison schools");
    MatchedContrast apart =
        matched("x", "match.named.x { method = nearest, anti_exact = [la], " + rest);
    assertThat(apart.quality().treatedUnmatched()).as("none are known to agree").isZero();
    MatchedContrast limited =
        matched(
            "x", "match.named.x { method = nearest, group_limit { by = la, most = 1 }, " + rest);
    assertThat(limited.quality().treatedUnmatched()).as("unknown is no group").isZero();
    assertThat(limited.scored().pool().groups(RandomIntercept.REGION).orElseThrow().values())
        .as("groups of the random intercept: North, and each unknown school")
        .satisfies(
            groups ->
                assertThat(new TreeSet<>(List.of(groups))).hasSize(groups.length - known + 1));
  }

  private static StudySchool located(StudySchool old, String la, String region) {
    return new StudySchool(
        old.urn(),
        old.arm(),
        old.route(),
        old.trustUid(),
        old.bandStart(),
        old.bandEnd(),
        la,
        region);
  }

  /** Region "a | b" of authority "c" is not region "a" of authority "b | c". */
  @ParameterizedTest
  @ValueSource(strings = {"nearest", "exact", "coarsened_exact"})
  void strataOfSeveralColumnsAreNeverMixedUp(String method) {
    for (int i = 0; i < arms.prior.length; i++) {
      boolean treated = i < TREATED;
      arms.region[i] = treated ? "a | b" : "a";
      arms.change(i, s -> located(s, treated ? "c" : "b | c", ""));
    }
    assertThat(reason("x", "match.named.x { method = %s, exact = [la, region] }".formatted(method)))
        .startsWith("no treated school has a match: 80 treated and 160 comparison schools");
  }

  @Test
  void preferredColumnsComeBeforeDistance() {
    MatchedContrast free = matched("n", "match.named.n { method = nearest }");
    MatchedContrast preferring =
        matched("n", "match.named.n { method = nearest, preferred = [region] }");
    assertThat(agreeing(preferring)).isGreaterThan(agreeing(free));
  }

  private double agreeing(MatchedContrast matched) {
    int[] rows = matched.scored().pool().rows();
    return matched.matching().orElseThrow().pairs().stream()
        .mapToInt(
            pair ->
                arms.region[rows[pair.treated()]].equals(arms.region[rows[pair.comparison()]])
                    ? 1
                    : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void aCovariateMayBeTheScore() {
    MatchedContrast matched =
        matched("p", "match.named.p { method = nearest, distance = poor, caliper.width = 0.1 }");

    assertThat(matched.schools())
        .isNotEmpty()
        .allMatch(school -> school.score() == arms.poor[school.row()]);
    double spread =
        Math.sqrt(
            IntStream.range(0, arms.poor.length)
                    .mapToDouble(i -> Math.pow(arms.poor[i] - mean(arms.poor), 2))
                    .sum()
                / (arms.poor.length - 1));
    assertThat(matched.quality().caliper()).isCloseTo(0.1 * spread, within(1e-9));
    assertThat(matched.overlap().orElseThrow())
        .isEqualTo(Overlap.of(matched.scored().pool().treated(), arms.poor));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  @Test
  void whoIsDiscardedIsUnmatchedAndARefitMakesNewScores() {
    arms.prior[0] = 9;
    String design =
        "match.named.d { method = full, caliper.width = 0, discard { rule = treated%s } }";
    MatchedContrast kept = matched("full", "match.named.full.caliper.width = 0");
    MatchedContrast discarded = matched("d", design.formatted(""));
    MatchedContrast refitted = matched("d", design.formatted(", refit = true"));

    assertThat(kept.quality().estimand()).isEqualTo("ATT");
    assertThat(discarded.quality().estimand()).isEqualTo("ATM");
    assertThat(discarded.schools()).noneMatch(school -> school.row() == 0);
    assertThat(refitted.matching().orElseThrow().pairs())
        .isNotEqualTo(discarded.matching().orElseThrow().pairs());
    assertThat(discarded.evidence().explanations().nearest()).isNotEmpty();
  }

  @Test
  void afterARefitEverythingIsToldOnTheScoreThatDecided() {
    arms.prior[0] = 9;
    MatchedContrast matched =
        matched(
            "d",
            """
            match.named.d { method = nearest, replace = false, discard { rule = both, refit = true } }
            match.explain.schools = all
            """);
    ContrastPool pool = matched.scored().pool();
    boolean[] outside =
        Discard.BOTH.discarded(
            pool.treated(), scored(settings("")).model().orElseThrow().linearPredictor());
    int[] kept = IntStream.range(0, outside.length).filter(row -> !outside[row]).toArray();
    boolean[] treated = new boolean[kept.length];
    IntStream.range(0, kept.length).forEach(at -> treated[at] = pool.treated()[kept[at]]);
    PropensityModel library =
        BinaryRegression.fit(
            ModelMatrix.of(pool.covariates()).selectRows(kept), treated, Link.LOGIT);

    double[] score = matched.scored().model().orElseThrow().linearPredictor();
    assertThat(outside[0]).isTrue();
    for (int at = 0; at < kept.length; at++) {
      assertThat(score[kept[at]]).isEqualTo(library.linearPredictor()[at]);
    }
    assertThat(matched.schools())
        .allSatisfy(school -> assertThat(school.score()).isEqualTo(score[school.row()]));
    assertThat(matched.matching().orElseThrow().pairs())
        .isNotEmpty()
        .allSatisfy(
            pair ->
                assertThat(pair.distance())
                    .isEqualTo(Math.abs(score[pair.treated()] - score[pair.comparison()])));
    assertThat(matched.overlap().orElseThrow()).isEqualTo(Overlap.of(pool.treated(), score));
    // Each covariate's part is its coefficient of the refit times its difference.
    assertThat(matched.evidence().explanations().pairs())
        .hasSameSizeAs(matched.matching().orElseThrow().pairs())
        .allSatisfy(
            pair ->
                assertThat(
                        pair.contributions().stream()
                            .mapToDouble(Distance.Contribution::part)
                            .sum())
                    .isCloseTo(score[pair.treated()] - score[pair.comparison()], within(1e-9)));
    assertThat(matched.evidence().explanations().nearest())
        .filteredOn(pair -> pair.treated() == 0)
        .isNotEmpty()
        .allSatisfy(
            pair -> assertThat(pair.obstacles().get(0).kind()).isEqualTo(Obstacle.Kind.SET_ASIDE));
  }

  @Test
  void estimandsOtherThanOfTheTreatedAreNamed() {
    assertThat(estimand("match.named.x { method = subclass, estimand = ate }")).isEqualTo("ATE");
    assertThat(estimand("match.named.x { method = subclass, estimand = atc }")).isEqualTo("ATC");
    assertThat(estimand("match.named.x { method = weighting, estimand = ate }")).isEqualTo("ATE");
    assertThat(estimand("match.named.x { method = coarsened_exact, estimand = ate }"))
        .as("strata without both arms are dropped")
        .isEqualTo("ATE_matched");
    assertThat(
            estimand("match.named.x { method = weighting, estimand = ato, discard.rule = both }"))
        .as("schools outside the common support are set aside")
        .isEqualTo("ATO_matched");
  }

  /**
   * Difference of means over the deviation of the arm that the effect is for, or the pooled one.
   */
  @Test
  void balanceIsStandardisedByTheArmThatTheEffectIsFor() {
    double[] treated = Arrays.copyOf(arms.poor, TREATED);
    double[] others = Arrays.copyOfRange(arms.poor, TREATED, arms.poor.length);
    double apart = mean(treated) - mean(others);
    double pooled = Math.sqrt((variance(treated) + variance(others)) / 2);

    assertThat(smdBefore("att")).isCloseTo(apart / Math.sqrt(variance(treated)), within(1e-12));
    assertThat(smdBefore("atc")).isCloseTo(apart / Math.sqrt(variance(others)), within(1e-12));
    assertThat(smdBefore("ate")).isCloseTo(apart / pooled, within(1e-12));
  }

  private double smdBefore(String estimand) {
    String settings = "match.named.x { method = weighting, estimand = " + estimand + " }";
    return matched("x", settings).balance().orElseThrow().rows().stream()
        .filter(row -> row.covariate().equals("poor"))
        .findFirst()
        .orElseThrow()
        .smdBefore();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }

  private String estimand(String settings) {
    return matched("x", settings).quality().estimand();
  }

  @Test
  void aConstantCovariateIsAliasedAndLeavesTheOthersToMatchOn() {
    Arrays.fill(arms.poor, 30);
    MatchedContrast matched = matched("pairs", "");
    assertThat(matched.reasons()).isEmpty();
    assertThat(matched.scored().model().orElseThrow().aliased()).containsExactly("poor");
    assertThat(reason("c", "match.named.c { method = nearest, distance = poor }"))
        .as("all are equally near")
        .isEmpty();
  }

  @Test
  void nothingThatVariesLeavesNoMahalanobisDistance() {
    Arrays.fill(arms.poor, 30);
    Arrays.fill(arms.prior, 1);
    Arrays.fill(arms.region, "North");
    assertThat(reason("m", "match.named.m { method = nearest, distance = robust_mahalanobis }"))
        .contains("none of 3 covariates varies");
  }

  @Test
  void perfectSeparationIsToldWhereTheLinkHasNoWayOut() {
    for (int i = 0; i < arms.prior.length; i++) {
      arms.prior[i] += i < TREATED ? 20 : 0;
    }
    assertThat(reason("p", "match.named.p { method = full, link = probit }"))
        .contains("separates the arms by prior");
    assertThat(matched("pairs", "").scored().model().orElseThrow().separated())
        .containsExactly("prior");
    assertThat(reason("entropy_balancing", "")).contains("Cannot balance by entropy");
    assertThat(
            reason(
                "w", "match.named.w { method = weighting, estimand = ate, likelihood = maximum }"))
        .contains("for ATE: its probability of treatment is 0.99");
  }

  @Test
  void whatLeavesNobodyIsToldAndTheOtherDesignsStand() {
    String designs =
        """
        match.named {
          narrow { method = optimal, caliper.width = 1e-9 }
          many { method = nearest, ratio = 900, sets = full_only, caliper.width = 0 }
          apart { method = exact, exact = [trust] }
          absent { method = nearest, exact = [gender] }
          number { method = nearest, preferred = [prior] }
        }
        """;
    String nobody = "no treated school has a match: 80 treated and 160 comparison schools";
    assertThat(reason("narrow", designs))
        .startsWith(nobody + ", caliper ")
        .contains("on the score (caliper.width 1.0E-9); widen");
    assertThat(reason("many", designs)).startsWith(nobody + "; widen the caliper");
    assertThat(reason("apart", designs)).startsWith(nobody + "; widen the caliper");
    assertThat(reason("number", designs)).contains("prior is numeric");
    MatchSettings match = settings(designs.replace("[gender]", "[la]"));
    List<MatchedContrast> all =
        new ContrastMatcher(match, SEED)
            .match(
                scored(match),
                List.of("narrow", "pairs", "many", "full").stream()
                    .map(name -> DesignPlan.named(match, name))
                    .toList());
    assertThat(all)
        .extracting(MatchedContrast::estimable)
        .containsExactly(false, true, false, true);
  }

  @Test
  void aSetThatLacksTheColumnIsTold() {
    assertThat(reason("g", "match.named.g { method = nearest, exact = [gender] }"))
        .isEqualTo("the covariate set intake has no gender");
    assertThat(reason("g", "match.named.g { method = full, distance = fsm6_percent }"))
        .isEqualTo("the covariate set intake has no fsm6_percent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pairs", "full", "coarsened", "entropy_balancing", "overlap"})
  void anEmptyArmIsTold(String design) {
    for (int i = TREATED; i < arms.prior.length; i++) {
      StudySchool old = arms.school(i);
      arms.change(
          i,
          school ->
              new StudySchool(old.urn(), StudySchool.MAINTAINED, "", "", "", "", old.la(), ""));
    }
    assertThat(reason(design, "")).isEqualTo("no comparison school");
  }

  @Test
  void aContrastWithBothArmsThatNobodyCanMatchKeepsNoneOfTheTreated() {
    String apart = "match.exact = [trust]";
    assertThat(shareKept(apart)).hasValue(0.0);
    assertThat(shareKept("match.exact = [gender]")).hasValue(0.0);
    assertThat(shareKept("")).hasValueSatisfying(share -> assertThat(share).isPositive());
    for (int i = TREATED; i < arms.prior.length; i++) {
      StudySchool old = arms.school(i);
      arms.change(
          i,
          school ->
              new StudySchool(old.urn(), StudySchool.MAINTAINED, "", "", "", "", old.la(), ""));
    }
    assertThat(shareKept("")).as("without an arm there is nothing to keep").isEmpty();
  }

  private Optional<Double> shareKept(String hocon) {
    MatchSettings match = settings(hocon);
    return new ContrastMatcher(match, SEED).shareKept(scored(match), DesignRule.candidate(match));
  }

  @Test
  void aRestrictionThatIsInheritedAndCannotBeObeyedIsTold() {
    assertThat(reason("overlap", "match.anti_exact = [region]"))
        .isEqualTo("method weighting cannot obey anti_exact; leave one of them out");
  }

  @Test
  void aMistakeOfTheProgramIsNoReason() {
    MatchSettings match = settings("");
    DesignPlan pairs = DesignPlan.named(match, "pairs");
    DesignPlan wrong =
        new DesignPlan(
            "wrong",
            pairs
                .settings()
                .with(
                    pairs
                        .settings()
                        .neighbours()
                        .decided(pairs.settings().neighbours().replace(), 0)),
            "");
    assertThatThrownBy(() -> new ContrastMatcher(match, SEED).match(scored(match), List.of(wrong)))
        .hasMessageContaining("Invalid ratio");
  }

  @Test
  void evidenceIsGivenAsAsked() {
    MatchedContrast matched =
        matched(
            "pairs",
            """
            match.explain { schools = all, nearest = 2 }
            match.balance { terms = [squares, interactions], prognostic = [prior], by = [region, la, subclass] }
            """);
    MatchEvidence evidence = matched.evidence();
    int pairs = matched.matching().orElseThrow().pairs().size();
    assertThat(evidence.explanations().pairs()).hasSize(pairs);
    assertThat(evidence.explanations().nearest())
        .hasSize(2 * matched.quality().treatedUnmatched())
        .isNotEmpty()
        .allMatch(pair -> !pair.obstacles().isEmpty());
    assertThat(evidence.ties().orElseThrow().picks()).isEqualTo(pairs);
    // prior^2, poor^2; prior*poor, prior*two regions, poor*two regions; the prognostic score.
    assertThat(evidence.terms()).hasSize(2 + 5 + 1);
    assertThat(evidence.terms().get(7).covariate()).isEqualTo("prognostic score of prior");
    assertThat(evidence.strata())
        .extracting(MatchEvidence.StratumBalance::by)
        .containsOnly("region", "la");
    assertThat(matched("subclasses", "match.balance.by = [subclass]").evidence().strata())
        .extracting(MatchEvidence.StratumBalance::by)
        .containsOnly("subclass");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coarsened", "exact_la", "most"})
  void whereNoDistanceDecidedNoSchoolIsNearest(String design) {
    MatchedContrast matched =
        matched(
            design,
            """
            match.explain.schools = all
            match.named.exact_la { method = exact, exact = [la, region] }
            match.named.most { method = cardinality, ratio = 3 }
            """);
    assertThat(matched.quality().treatedUnmatched()).isPositive();
    assertThat(matched.evidence().explanations()).isEqualTo(MatchExplanations.NONE);
  }

  private List<MatchedSchool> arm(MatchedContrast matched, boolean treated) {
    return matched.schools().stream().filter(school -> school.treated() == treated).toList();
  }

  private String reason(String design, String settings) {
    return String.join("; ", matched(design, settings).reasons());
  }

  private MatchedContrast matched(String design, String hocon) {
    MatchSettings match = settings(hocon);
    return new ContrastMatcher(match, SEED)
        .match(scored(match), List.of(DesignPlan.named(match, design)))
        .get(0);
  }

  private ScoredContrast scored(MatchSettings match) {
    return ScoredContrast.of(
        ContrastPool.of(arms.phase(), TwoArms.SAME_ROUTE), match.base().score());
  }

  /** Few schools: no design is refused for its effective sample size or for whom it keeps. */
  private static MatchSettings settings(String hocon) {
    String covariates =
        """
        phases.secondary.covariate_sets.intake = [
          { covariate = prior, name = prior_attainment_ks2, year = 2019, timing = before }
          { covariate = poor, name = fsm6_percent, year = 2019 }
          { covariate = region, from = attribute }
          { covariate = fsm6_percent, year = 2019 }
        ]
        match { least_comparison_ess = 1, largest_weight_share = 1, least_share_kept = 0.05 }
        """;
    return SettingsLoader.parse(TinyEngland.settings() + covariates + hocon, Map.of()).match();
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

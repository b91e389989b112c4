package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.run.TinyEngland;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.SettingsLoader;
import org.matimpact.statistics.matching.MatchedPair;

/** The pure step from schools to an effect: what a design may and may not do. */
class ContrastDesignTest {

  private static final int SCHOOLS = 160;
  private static final int IN_TRUST = 4;
  private static final double PLANTED = 0.25;
  private static final long SEED = 1;
  private static final String SET = "intake";

  private static final Contrast SAME_ROUTE =
      new Contrast("secondary", StudySchool.STANDALONE, "same", "all", "all", "all", SET);

  private final Random random = new Random(11);
  private final double[] prior = new double[2 * SCHOOLS];
  private final double[][] outcome = new double[2 * SCHOOLS][1];
  private final String[] routes = new String[2 * SCHOOLS];

  /** The first half is in trusts; both halves look alike and differ by the planted effect. */
  ContrastDesignTest() {
    for (int i = 0; i < prior.length; i++) {
      boolean treated = i < SCHOOLS;
      prior[i] = random.nextGaussian() + (treated ? 0.4 : 0);
      routes[i] = random.nextInt(3) == 0 ? "sponsored" : "converter";
      outcome[i][0] = 0.6 * prior[i] + (treated ? PLANTED : 0) + 0.05 * random.nextGaussian();
    }
  }

  @Test
  void withoutReplacementNoComparisonSchoolIsUsedTwice() {
    MatchedContrast matched = matched(phase(true), "match.replace", "false", "match.ratio", "2");

    List<MatchedPair> pairs = matched.matching().orElseThrow().pairs();
    assertThat(pairs).hasSizeGreaterThan(SCHOOLS / 2);
    assertThat(pairs.stream().map(MatchedPair::comparison)).doesNotHaveDuplicates();
    assertThat(matched.quality().maximumReuse()).isEqualTo(1);
    Map<Long, Set<String>> clustersOfSets = new HashMap<>();
    for (MatchedSchool school : matched.schools()) {
      assertThat(school.cluster()).startsWith("trust ");
      clustersOfSets
          .computeIfAbsent(school.matchedSet(), set -> new HashSet<>())
          .add(school.cluster());
    }
    assertThat(clustersOfSets.values())
        .as("a set is in its trust's cluster")
        .allMatch(c -> c.size() == 1);
  }

  @Test
  void withReplacementReuseIsCountedAndMayBeLimited() {
    String[] with = {"match.replace", "true", "match.ratio", "3"};
    MatchedContrast free = matched(phase(true), with);
    MatchedContrast limited =
        matched(phase(true), with[0], with[1], with[2], with[3], "match.maximum_reuse", "2");

    assertThat(free.quality().maximumReuse()).isGreaterThan(2);
    assertThat(limited.quality().maximumReuse()).isEqualTo(2);
    assertThat(free.schools()).allMatch(school -> school.matchedSet() == StudySchool.NO_SET);
  }

  @Test
  void theCaliperIsNeverPassedAndDropsWhoHasNoNeighbour() {
    for (String width : List.of("0.01", "0.05", "0.2")) {
      MatchedContrast matched =
          matched(phase(true), "match.replace", "false", "match.caliper.width", width);

      double caliper = matched.quality().caliper();
      assertThat(matched.matching().orElseThrow().pairs())
          .isNotEmpty()
          .allMatch(pair -> pair.distance() <= caliper);
      assertThat(matched.quality().treatedUnmatched()).isPositive();
      assertThat(matched.quality().estimand()).isEqualTo("ATM");
    }
  }

  @Test
  void pairsStayWithinTheirRouteAndTheirExactCovariates() {
    MatchedContrast matched =
        matched(phase(true), "match.replace", "false", "match.exact", "[region]");

    ContrastPool pool = matched.scored().pool();
    CovariateColumn region = pool.phase().columns(SET).get(1);
    for (MatchedPair pair : matched.matching().orElseThrow().pairs()) {
      StudySchool treated = pool.school(pair.treated());
      StudySchool comparison = pool.school(pair.comparison());
      assertThat(comparison.route()).isEqualTo(treated.route());
      assertThat(region.levels()[pool.rows()[pair.comparison()]])
          .isEqualTo(region.levels()[pool.rows()[pair.treated()]]);
    }
  }

  @Test
  void thePlantedEffectIsFoundAndItsSignTurnsWhenTheArmsAreExchanged() {
    String[] everyone = {"match.replace", "false", "match.caliper.width", "0"};
    Contrast anyRoute =
        new Contrast("secondary", StudySchool.STANDALONE, "any", "all", "all", "all", SET);

    Effect effect = effect(matched(phase(true), anyRoute, everyone));
    Effect exchanged = effect(matched(phase(false), anyRoute, everyone));

    assertThat(differenceOfMeans()).isGreaterThan(PLANTED + 0.05);
    assertThat(effect.counts().treatedSchools()).isEqualTo(SCHOOLS);
    assertThat(effect.estimate()).isCloseTo(PLANTED, within(0.03));
    assertThat(effect.confidenceLow()).isLessThan(PLANTED);
    assertThat(effect.confidenceHigh()).isGreaterThan(PLANTED);
    assertThat(exchanged.estimate()).isCloseTo(-effect.estimate(), within(1e-12));
  }

  private double differenceOfMeans() {
    double difference = 0;
    for (int i = 0; i < SCHOOLS; i++) {
      difference += (outcome[i][0] - outcome[SCHOOLS + i][0]) / SCHOOLS;
    }
    return difference;
  }

  private Effect effect(MatchedContrast matched) {
    double[][] pupils = new double[outcome.length][1];
    OutcomePanel panel = new OutcomePanel("progress_8", List.of(2019), outcome, pupils);
    return new EffectEstimator(
            matched.scored().pool().phase(), SET, matched.schools(), InferenceRules.PLAIN)
        .estimate(
            new EffectRequest(panel, List.of(2019), EstimandAverage.SCHOOL, Subgroup.ALL),
            WildBootstrap.Use.ROW);
  }

  private static MatchedContrast matched(StudyPhase phase, String... settings) {
    return matched(phase, SAME_ROUTE, settings);
  }

  private static MatchedContrast matched(StudyPhase phase, Contrast contrast, String... settings) {
    Map<String, String> overrides = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      overrides.put(settings[i], settings[i + 1]);
    }
    MatchSettings match = SettingsLoader.parse(TinyEngland.settings(), overrides).match();
    ScoredContrast scored =
        ScoredContrast.of(ContrastPool.of(phase, contrast), match.base().score());
    DesignPlan plan = DesignRule.choose(match, List.of());
    return new ContrastMatcher(match, SEED).match(scored, List.of(plan)).get(0);
  }

  /**
   * The schools of the test.
   *
   * @param firstHalfTreated whether the first half is in trusts, or the second
   */
  private StudyPhase phase(boolean firstHalfTreated) {
    List<StudySchool> schools = new ArrayList<>();
    String[] regions = new String[prior.length];
    for (int i = 0; i < prior.length; i++) {
      boolean treated = (i < SCHOOLS) == firstHalfTreated;
      String trust = treated ? "T" + i / IN_TRUST : "S" + i;
      String arm = treated ? StudySchool.MAT : StudySchool.STANDALONE;
      String band = treated ? "4-6" : "";
      schools.add(new StudySchool(100_000 + i, arm, routes[i], trust, band, band, "", ""));
      regions[i] = i % 2 == 0 ? "North" : "South";
    }
    List<CovariateColumn> columns =
        List.of(
            new CovariateColumn("prior", prior, new String[0], List.of("before")),
            new CovariateColumn("region", new double[0], regions, List.of("fixed")));
    return new StudyPhase("secondary", schools, Map.of(SET, columns));
  }
}

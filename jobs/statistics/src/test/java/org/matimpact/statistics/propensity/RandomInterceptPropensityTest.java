package org.matimpact.statistics.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;
import org.matimpact.statistics.propensity.RandomInterceptScore.PlainBecause;

/** Truth: {@code src/test/r/propensity-random.R}, lme4's glmer on 500 schools of 28 authorities. */
class RandomInterceptPropensityTest {

  /** What lme4's search without derivatives leaves. */
  private static final double TOLERANCE = 5e-5;

  private static final Csv SCHOOLS = Csv.read("/propensity-random.csv");
  private static final String[] AUTHORITIES = SCHOOLS.text("la");

  @Test
  void equalsGlmer() {
    RandomInterceptScore score = fit(AUTHORITIES);
    assertThat(score.plainBecause()).isEqualTo(PlainBecause.NOT);
    assertThat(score.deviation()).isCloseTo(1.0096500481, within(TOLERANCE));
    assertThat(score.model().deviance()).isCloseTo(624.6094047004, within(1e-6));
    double[] coefficients = {-1.3033997241, 0.0257565908, -0.3521592384, 0.4024921077, 0.1069318};
    double[] expected = SCHOOLS.numbers("score");
    for (int j = 0; j < coefficients.length; j++) {
      assertThat(score.model().coefficients()[j]).isCloseTo(coefficients[j], within(TOLERANCE));
    }
    for (int row = 0; row < expected.length; row++) {
      assertThat(score.model().linearPredictor()[row]).isCloseTo(expected[row], within(TOLERANCE));
      assertThat(score.model().probability()[row])
          .isCloseTo(1 / (1 + Math.exp(-expected[row])), within(TOLERANCE));
    }
  }

  /** Six authorities have one arm only: counted, and no score runs away. */
  @Test
  void authoritiesOfOneArmKeepFiniteScores() {
    RandomInterceptScore score = fit(AUTHORITIES);
    Map<String, List<Boolean>> arms =
        IntStream.range(0, AUTHORITIES.length)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    row -> AUTHORITIES[row],
                    Collectors.mapping(row -> treated()[row], Collectors.toList())));
    long oneArm = arms.values().stream().filter(a -> a.stream().distinct().count() == 1).count();
    assertThat(score.oneArmGroups()).isEqualTo((int) oneArm).isEqualTo(6);
    assertThat(score.groups()).isEqualTo(arms.size());
    assertThat(score.model().linearPredictor()).doesNotContain(Double.NaN);
    double largest =
        Arrays.stream(score.model().linearPredictor()).map(Math::abs).max().orElseThrow();
    assertThat(largest).isLessThan(5);
  }

  /** Names of authorities do not matter, nor the order of rows. */
  @Test
  void namesAndOrderDoNotMatter() {
    double[] score = fit(AUTHORITIES).model().linearPredictor();
    String[] renamed =
        Arrays.stream(AUTHORITIES)
            .map(la -> "x" + (99 - Integer.parseInt(la.substring(2))))
            .toArray(String[]::new);
    double[] again = fit(renamed).model().linearPredictor();
    for (int row = 0; row < score.length; row++) {
      assertThat(again[row]).isCloseTo(score[row], within(1e-8));
    }
  }

  @Test
  void fallsBackToThePlainModelAndSaysWhy() {
    PropensityModel plain = LogisticRegression.fit(x(), treated());
    String[] one = new String[AUTHORITIES.length];
    Arrays.fill(one, "England");
    assertPlain(fit(one), plain, PlainBecause.NO_GROUPS);
    String[] own = IntStream.range(0, one.length).mapToObj(i -> "s" + i).toArray(String[]::new);
    assertPlain(fit(own), plain, PlainBecause.NO_GROUPS);
    assertPlain(fit(evenly()), plain, PlainBecause.NO_VARIANCE);
  }

  private static void assertPlain(
      RandomInterceptScore score, PropensityModel plain, PlainBecause why) {
    assertThat(score.plainBecause()).isEqualTo(why);
    assertThat(score.deviation()).isZero();
    assertThat(score.model().linearPredictor()).containsExactly(plain.linearPredictor());
  }

  /** Deals each arm over 20 groups in turn, by score: groups are more alike than chance. */
  private static String[] evenly() {
    double[] score = LogisticRegression.fit(x(), treated()).linearPredictor();
    boolean[] treated = treated();
    int[] order =
        IntStream.range(0, score.length)
            .boxed()
            .sorted((a, b) -> Double.compare(score[a], score[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    String[] groups = new String[score.length];
    int[] dealt = new int[2];
    for (int row : order) {
      groups[row] = "g" + dealt[treated[row] ? 1 : 0]++ % 20;
    }
    return groups;
  }

  @Test
  void separationIsLeftToThePlainModel() {
    boolean[] treated = treated();
    double[] rural = SCHOOLS.numbers("rural");
    for (int row = 0; row < treated.length; row++) {
      treated[row] &= rural[row] == 0;
    }
    RandomInterceptScore score =
        RandomInterceptPropensity.fit(x(), treated, new CategoricalCovariate("la", AUTHORITIES));
    assertThat(score.plainBecause()).isEqualTo(PlainBecause.SEPARATION);
    assertThat(score.model().separated()).containsExactly("rural");
  }

  @Test
  void refusesGroupsOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(new String[] {"a"}))
        .withMessage("Cannot fit a propensity score: 1 rows of la, 500 of treatment");
  }

  private static RandomInterceptScore fit(String[] groups) {
    return RandomInterceptPropensity.fit(x(), treated(), new CategoricalCovariate("la", groups));
  }

  private static ModelMatrix x() {
    return ModelMatrix.of(
        List.of(
            new NumericCovariate("fsm", SCHOOLS.numbers("fsm")),
            new NumericCovariate("rural", SCHOOLS.numbers("rural")),
            new CategoricalCovariate("phase", SCHOOLS.text("phase"))));
  }

  private static boolean[] treated() {
    int[] arm = SCHOOLS.codes("treated");
    boolean[] treated = new boolean[arm.length];
    for (int row = 0; row < arm.length; row++) {
      treated[row] = arm[row] == 1;
    }
    return treated;
  }
}

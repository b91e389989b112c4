package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.study.TrustScore.Member;

/** Results of schools and trusts. */
class SchoolResultsTest {

  private final MadeUpStudy study = new MadeUpStudy();
  private final SchoolResults results =
      SchoolResults.of(
          study.panel("y", List.of("x"), List.of(p -> p.get("x"), p -> p.get("y"))),
          MadeUpStudy.YEARS,
          List.of("x"));

  /** The truth is lmer on the pupils (pupil-form.R); slopes agree to 1e-6. */
  @Test
  void whatIsLeftAfterTheNationalModelIsThatOfLmer() {
    List<double[]> truth = MadeUpStudy.results();
    assertThat(truth).hasSize(32);
    for (int school = 0; school < 32; school++) {
      assertThat(results.pupils()[school]).isEqualTo(truth.get(school)[0]);
      assertThat(results.raw()[school]).isCloseTo(truth.get(school)[1], within(1e-11));
      assertThat(results.adjusted()[school]).isCloseTo(truth.get(school)[2], within(1e-6));
    }
  }

  @Test
  void theMeanOfSchoolsIsThatOfTheirPupils() {
    SchoolResults.Mean all = results.mean(IntStream.range(0, 32).toArray());

    double sum = 0;
    int pupils = 0;
    for (int school = 0; school < 32; school++) {
      for (int year : MadeUpStudy.YEARS) {
        sum += study.pupils(school, year).stream().mapToDouble(p -> p.get("y")).sum();
        pupils += study.pupils(school, year).size();
      }
    }
    assertThat(all.schools()).isEqualTo(32);
    assertThat(all.pupils()).isEqualTo(pupils);
    assertThat(all.raw()).isCloseTo(sum / pupils, within(1e-12));
  }

  @Test
  void anOutcomeOfSchoolsIsWeightedByItsPupils() {
    OutcomePanel panel =
        new OutcomePanel(
            "progress_8",
            List.of(2018, 2019),
            new double[][] {{0.5, -0.1}, {0.3, Double.NaN}, {0.2, 0.2}},
            new double[][] {{100, 300}, {50, 50}, {Double.NaN, Double.NaN}});

    SchoolResults schools = SchoolResults.of(panel, panel.years(), 1.2);

    assertThat(schools.pupils()).containsExactly(400, 50, 0);
    assertThat(schools.raw()[0]).isCloseTo((0.5 * 100 - 0.1 * 300) / 400, within(1e-15));
    assertThat(schools.mean(new int[] {0, 1, 2}).schools()).isEqualTo(2);
    assertThat(schools.adjusted()).containsOnly(Double.NaN);
  }

  /** By hand: weights 400, 150 and 320; the school of two years does not count. */
  @Test
  void theScoreOfATrustWeighsPupilsByYearsUpToFour() {
    List<Member> three =
        List.of(
            new Member(100, 5, 0.2),
            new Member(50, 3, -0.1),
            new Member(80, 4, 0.4),
            new Member(60, 2, 9));

    TrustScore score = TrustScore.of(three, 1.2);

    assertThat(score.schools()).isEqualTo(3);
    assertThat(score.pupils()).isEqualTo(230);
    assertThat(score.score()).isCloseTo(193.0 / 870, within(1e-15));
    double half = 1.959963984540054 * 1.2 * Math.sqrt(16 * 100 + 9 * 50 + 16 * 80) / 870;
    assertThat(score.high() - score.score()).isCloseTo(half, within(1e-15));
    assertThat(score.score() - score.low()).isCloseTo(half, within(1e-15));
    assertThat(TrustScore.of(three.subList(1, 4), 1.2).score())
        .as("two schools of three years are too few")
        .isNaN();
  }
}

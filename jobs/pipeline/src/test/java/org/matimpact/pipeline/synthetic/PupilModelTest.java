package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pupils of 2019 look like those of England. The figures are published ones, whose sources stand at
 * {@link PupilMeasure}, {@link PupilOutcomes}, {@link Ethnicity}, {@link TraitDraws} and {@link
 * PriorDraws}; tolerances allow for the schools that happen to be drawn at this scale.
 */
class PupilModelTest {
  private static final England ENGLAND = new EnglandMaker(SyntheticSettings.of(.4, 7)).make();
  private static final PupilSample READING = sample(PupilMeasure.READING_SCORE);
  private static final PupilSample MATHS = sample(PupilMeasure.MATHS_SCORE);
  private static final PupilSample ATTAINMENT = sample(PupilMeasure.ATTAINMENT_8);

  private static PupilSample sample(PupilMeasure measure) {
    return PupilSample.of(ENGLAND, new Pupils(ENGLAND), measure, 2019);
  }

  @Test
  void meansAndSpreadsAreThePublishedOnes() {
    assertThat(READING.mean()).isCloseTo(104.4, within(.25));
    assertThat(MATHS.mean()).isCloseTo(105.0, within(.25));
    assertThat(ATTAINMENT.mean()).isCloseTo(46.7, within(1.0));
    assertThat(READING.sd()).isCloseTo(8.0, within(.16));
    assertThat(MATHS.sd()).isCloseTo(7.2, within(.15));
    assertThat(ATTAINMENT.sd()).isCloseTo(18.2, within(.55));
  }

  @Test
  void asManyReachTheStandardsAsPublished() {
    assertThat(READING.share(row -> row.score() >= 100)).isCloseTo(.73, within(.025));
    assertThat(READING.share(row -> row.score() >= 110)).isCloseTo(.27, within(.025));
    assertThat(MATHS.share(row -> row.score() >= 100)).isCloseTo(.79, within(.025));
    assertThat(MATHS.share(row -> row.score() >= 110)).isCloseTo(.27, within(.025));
    assertThat(ATTAINMENT.share(row -> row.pupil().level2())).isCloseTo(.59, within(.03));
  }

  @Test
  void scoresAreHeapedAndCapped() {
    assertThat(READING.rows()).allMatch(row -> row.score() == Math.rint(row.score()));
    assertThat(READING.rows()).allMatch(row -> row.score() >= 80 && row.score() <= 120);
    assertThat(READING.share(row -> row.score() == 120)).isBetween(.005, .03);
    assertThat(ATTAINMENT.rows()).allMatch(row -> row.pupil().first() % 25 == 0);
    assertThat(ATTAINMENT.rows()).allMatch(row -> row.score() >= 0 && row.score() <= 90);
    assertThat(ATTAINMENT.share(row -> row.pupil().first() % 100 == 0)).isBetween(.6, .95);
  }

  @Test
  void aTenthToSeventhOfTheVarianceLiesBetweenSchools() {
    Predicate<PupilSample.Row> mainstream = row -> row.school().site().phase() != Phase.SPECIAL;
    for (PupilSample sample : List.of(READING, MATHS, ATTAINMENT)) {
      assertThat(sample.where(mainstream).intraclassCorrelation()).isBetween(.09, .16);
    }
  }

  @Test
  void priorAttainmentCorrelatesAboutSevenTenths() {
    assertThat(READING.correlationWithPrior()).isCloseTo(.70, within(.04));
    assertThat(MATHS.correlationWithPrior()).isCloseTo(.70, within(.04));
    assertThat(ATTAINMENT.correlationWithPrior()).isCloseTo(.72, within(.04));
  }

  @Test
  void gapsAreThePublishedOnes() {
    Predicate<PupilSample.Row> poor = row -> row.traits().disadvantaged();
    Predicate<PupilSample.Row> girl = row -> row.traits().female();
    Predicate<PupilSample.Row> need = row -> row.traits().need() != Need.NONE;
    assertThat(READING.gap(poor)).isCloseTo(-.47, within(.05));
    assertThat(MATHS.gap(poor)).isCloseTo(-.55, within(.05));
    assertThat(ATTAINMENT.gap(poor)).isCloseTo(-13.6 / 18.2, within(.08));
    assertThat(READING.gap(girl)).isCloseTo(.28, within(.04));
    assertThat(MATHS.gap(girl)).isCloseTo(.03, within(.04));
    assertThat(ATTAINMENT.gap(girl)).isCloseTo(5.5 / 18.2, within(.06));
    assertThat(ATTAINMENT.gap(need)).isCloseTo(-22.3 / 18.2, within(.1));
    assertThat(ATTAINMENT.gap(row -> row.traits().otherLanguage())).isCloseTo(.05, within(.08));
    PupilSample oldestAndYoungest = READING.where(row -> row.traits().month() % 11 == 0);
    assertThat(oldestAndYoungest.gap(row -> row.traits().month() == 11))
        .isCloseTo(.33, within(.08));
  }

  @Test
  void ethnicGroupsHaveTheirSharesAndResults() {
    assertThat(share(Ethnicity.WHITE)).isCloseTo(.75, within(.02));
    assertThat(share(Ethnicity.ASIAN)).isCloseTo(.107, within(.015));
    assertThat(share(Ethnicity.BLACK)).isCloseTo(.057, within(.01));
    assertThat(mean(Ethnicity.WHITE)).isCloseTo(46.1, within(1.5));
    assertThat(mean(Ethnicity.ASIAN)).isCloseTo(51.2, within(2.5));
    assertThat(mean(Ethnicity.BLACK)).isCloseTo(44.9, within(2.0));
    assertThat(mean(Ethnicity.CHINESE)).isCloseTo(64.3, within(3.5));
  }

  /** Coverage of Progress 8 is 95 %; about 1 % of pupils move between January and the tests. */
  @Test
  void thoseWhoMovedLackPriorAttainmentMoreOften() {
    Predicate<PupilSample.Row> without = row -> !row.pupil().hasPrior();
    Predicate<PupilSample.Row> moved = row -> row.traits().mobility() == Mobility.MOVED;
    assertThat(ATTAINMENT.share(without)).isCloseTo(.045, within(.01));
    assertThat(ATTAINMENT.share(moved)).isCloseTo(.009, within(.002));
    assertThat(READING.share(moved)).isCloseTo(.014, within(.002));
    assertThat(ATTAINMENT.where(moved).share(without))
        .isGreaterThan(4 * ATTAINMENT.where(moved.negate()).share(without));
  }

  /** 4,696 of 494,832 pupils were adjusted in 2018; the mean of pupils is 0 by definition. */
  @Test
  void progress8IsAboutTheNationalMean() {
    Pupils pupils = new Pupils(ENGLAND);
    NationalResults national = NationalResults.of(pupils, ENGLAND, KeyStage.KS4, 2018);
    Progress8 progress = new Progress8(national, 2018);
    List<Pupil> measured =
        KeyStage.KS4.schools(ENGLAND, 2018).stream()
            .flatMap(school -> pupils.of(school, 2018).pupils().stream())
            .filter(Pupil::measured)
            .toList();
    assertThat(mean(measured.stream(), progress)).isCloseTo(0, within(.001));
    long adjusted = measured.stream().filter(progress::adjusts).count();
    assertThat((double) adjusted / measured.size()).isCloseTo(.0095, within(.003));
    assertThat(national.progressSd(PupilMeasure.ATTAINMENT_8)).isCloseTo(12.6, within(.4));
  }

  private static double mean(Stream<Pupil> pupils, Progress8 progress) {
    return pupils.mapToDouble(pupil -> .001 * progress.unadjusted(pupil)).average().orElseThrow();
  }

  private static double share(Ethnicity ethnicity) {
    return ATTAINMENT.share(row -> row.traits().ethnicity() == ethnicity);
  }

  private static double mean(Ethnicity ethnicity) {
    return ATTAINMENT.where(row -> row.traits().ethnicity() == ethnicity).mean();
  }
}

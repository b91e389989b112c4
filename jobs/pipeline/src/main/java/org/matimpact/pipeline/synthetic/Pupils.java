package org.matimpact.pipeline.synthetic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Draws the pupils of a school-year: the same whenever it is asked, so that nothing needs to be
 * kept. Each pupil has a sequence of random numbers of their own.
 *
 * <p>Attainment 8 lies on the steps that grades make: whole and half points, quarters for a few
 * with vocational qualifications; half points were the rule in 2017, when most subjects still had
 * the letters A* to G (8.5, 7, 5.5, 4, 3, 2, 1.5, 1). Capped points are on the scale that ended
 * with the letters (58 for an A*, 16 for a G, best eight; mean 308, SD about 90, even numbers) and
 * go with Attainment 8. Level 2 with English and mathematics: a logistic curve of Attainment 8
 * about 41, for 59 % of pupils (both: DfE, Key stage 4 performance, 2016 and 2017, revised;
 * rounded).
 */
final class Pupils {
  private static final int PLACES = 8192;
  private static final double COMMON = StrictMath.sqrt(.5);

  private static final double CAPPED_MEAN = 308;
  private static final double CAPPED_PER_POINT = 4.6;
  private static final double CAPPED_SD = 32;
  private static final ScoreScale CAPPED = new ScoreScale(0, 464);

  private static final double LEVEL_2_AT = 43;
  private static final double LEVEL_2_WIDTH = 2.5;

  private final Draws draws;
  private final Outcomes outcomes;
  private final Cohorts cohorts;
  private final Map<PupilMeasure, PupilOutcomes> equations = new EnumMap<>(PupilMeasure.class);

  private final Map<PupilMeasure, Double> units = new EnumMap<>(PupilMeasure.class);

  /** Pupils with effects in SDs as they are about to be. */
  Pupils(England england) {
    this.draws = england.draws();
    this.outcomes = new Outcomes(england);
    this.cohorts = new Cohorts(draws);
    for (PupilMeasure measure : PupilMeasure.values()) {
      equations.put(measure, new PupilOutcomes(measure, england.settings()));
      units.put(measure, measure.sd());
    }
  }

  /**
   * The same pupils with effects in the SDs that England has in the year: those of {@code results},
   * which were drawn with the SDs as they are about to be. The SDs then change once more, by about
   * a ten-thousandth; so effects are planted to a thousandth of their size.
   */
  static Pupils measuredBy(NationalResults results, England england) {
    Pupils pupils = new Pupils(england);
    results.measures().forEach(measure -> pupils.units.put(measure, results.sd(measure)));
    return pupils;
  }

  /** The pupils who end their key stage in a school that has results in the year. */
  SchoolYear of(School school, int year) {
    Site site = school.site();
    int size = cohorts.pupils(site, year);
    Draft draft = draft(site, year, size);
    List<PupilMeasure> measures = PupilMeasure.of(site.phase());
    double[] shifts = new double[measures.size()];
    for (int m = 0; m < shifts.length; m++) {
      PupilMeasure measure = measures.get(m);
      double effect = units.get(measure) * outcomes.trustEffect(school, year, measure);
      shifts[m] = new ScoreScale(measure).shift(draft.points[m], effect);
    }
    List<Pupil> pupils = new ArrayList<>(size);
    for (int index = 0; index < size; index++) {
      pupils.add(
          measures.size() == 2
              ? keyStage2(draft, index, shifts)
              : keyStage4(draft, index, shifts[0], year));
    }
    return new SchoolYear(school, year, pupils);
  }

  /** The pupils of a school-year before trust, caps and rounding; points by measure and pupil. */
  private static final class Draft {
    private final DrawStream[] streams;
    private final Traits[] traits;
    private final int[] priors;
    private final double[][] points;

    Draft(int size, int measures) {
      this.streams = new DrawStream[size];
      this.traits = new Traits[size];
      this.priors = new int[size];
      this.points = new double[measures][size];
    }
  }

  private Draft draft(Site site, int year, int size) {
    List<PupilMeasure> measures = PupilMeasure.of(site.phase());
    double[] school = new double[measures.size()];
    for (int m = 0; m < school.length; m++) {
      school[m] = outcomes.schoolEffect(site, year, measures.get(m));
    }
    TraitDraws traitDraws = new TraitDraws(site);
    PriorDraws priorDraws = new PriorDraws(site, year, cohorts.rarelyCovered(site, year));
    Draft draft = new Draft(size, school.length);
    for (int index = 0; index < size; index++) {
      DrawStream stream = draws.stream(Purpose.PUPIL, site.id(), (long) PLACES * year + index);
      Traits traits = traitDraws.draw(stream);
      int prior = priorDraws.draw(traits, stream);
      draft.streams[index] = stream;
      draft.traits[index] = traits;
      draft.priors[index] = priorDraws.missing(traits, stream.uniform()) ? Pupil.MISSING : prior;
      double p = priorDraws.standardised(prior);
      double common = stream.normal();
      for (int m = 0; m < school.length; m++) {
        double z = school.length == 1 ? common : COMMON * (common + stream.normal());
        PupilOutcomes equation = equations.get(measures.get(m));
        draft.points[m][index] =
            stream.happens(equation.missing(traits))
                ? Double.NaN
                : equation.points(traits, p, school[m], z, year);
      }
    }
    return draft;
  }

  private static Pupil keyStage2(Draft draft, int index, double[] shifts) {
    return new Pupil(
        index,
        draft.traits[index],
        draft.priors[index],
        score(PupilMeasure.READING_SCORE, draft, 0, index, shifts[0]),
        score(PupilMeasure.MATHS_SCORE, draft, 1, index, shifts[1]),
        false);
  }

  private static int score(PupilMeasure measure, Draft draft, int place, int index, double shift) {
    double points = draft.points[place][index];
    double chance = draft.streams[index].uniform();
    return Double.isNaN(points)
        ? Pupil.MISSING
        : new ScoreScale(measure).score(points + shift, 1, chance);
  }

  private static Pupil keyStage4(Draft draft, int index, double shift, int year) {
    DrawStream stream = draft.streams[index];
    double points = draft.points[0][index] + shift;
    double step = step(year, stream.uniform());
    double chance = stream.uniform();
    if (Double.isNaN(points)) {
      return new Pupil(
          index, draft.traits[index], draft.priors[index], Pupil.MISSING, Pupil.MISSING, false);
    }
    int attainment8 = new ScoreScale(PupilMeasure.ATTAINMENT_8).score(points, step, chance);
    double about = .01 * attainment8 - PupilMeasure.ATTAINMENT_8.mean(2018);
    double capped = CAPPED_MEAN + CAPPED_PER_POINT * about + CAPPED_SD * stream.normal();
    double level2 = Intakes.logistic((.01 * attainment8 - LEVEL_2_AT) / LEVEL_2_WIDTH);
    return new Pupil(
        index,
        draft.traits[index],
        draft.priors[index],
        attainment8,
        attainment8 == 0 ? 0 : CAPPED.score(capped, 2, stream.uniform()),
        stream.happens(level2));
  }

  private static double step(int year, double chance) {
    if (chance < .06) {
      return .25;
    }
    return chance < (year == 2017 ? .85 : year == 2018 ? .35 : .2) ? .5 : 1;
  }
}

package org.matimpact.pipeline.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Least squares of pupils' scores of a year, given all that was drawn but the trusts. */
final class PupilRegression {
  static final int YEAR = 2018;

  private PupilRegression() {}

  /**
   * The coefficient of being treated, in SDs of England.
   *
   * @param unseen size of the hidden trait that is kept from the regression
   */
  static double estimate(England england, PupilMeasure measure, double unseen) {
    Outcomes outcomes = new Outcomes(england);
    Pupils pupils = drawn(england, measure, YEAR);
    double sd = NationalResults.of(pupils, england, keyStage(measure), YEAR).sd(measure);
    Set<Long> treated = treatedIds(england, Route.values());
    List<double[]> rows = new ArrayList<>();
    PupilSample sample = compared(england, measure, treated).where(row -> row.pupil().hasPrior());
    long last = -1;
    double school = 0;
    for (PupilSample.Row row : sample.rows()) {
      Site site = row.school().site();
      if (site.id() != last) {
        last = site.id();
        school =
            outcomes.schoolEffect(site, YEAR, measure)
                - unseen * Outcomes.hiddenTrait(site, england.draws());
      }
      rows.add(columns(row, treated.contains(site.id()), school, sd));
    }
    return LeastSquares.fit(rows)[0];
  }

  private static double[] columns(PupilSample.Row row, boolean treated, double school, double sd) {
    Traits traits = row.traits();
    double prior = (.01 * row.pupil().prior() - 20) / 4;
    return new double[] {
      treated ? 1 : 0,
      1,
      school,
      prior,
      prior * prior,
      traits.female() ? 1 : 0,
      traits.disadvantaged() ? 1 : 0,
      traits.otherLanguage() ? 1 : 0,
      traits.need() == Need.SUPPORT ? 1 : 0,
      traits.need() == Need.PLAN ? 1 : 0,
      traits.deprivation(),
      traits.month(),
      traits.ethnicity().outcome(row.school().site().phase() == Phase.PRIMARY),
      row.score() / sd
    };
  }

  /** Pupils of treated and of maintained schools. */
  static PupilSample compared(England england, PupilMeasure measure, Set<Long> treated) {
    return PupilSample.of(england, drawn(england, measure, YEAR), measure, YEAR)
        .where(row -> treated.contains(row.school().id()) || maintained(row.school()));
  }

  /** Sites of treated schools of these routes. */
  static Set<Long> treatedIds(England england, Route... routes) {
    return england.schools().stream()
        .flatMap(school -> TreatedSchool.of(school, england).stream())
        .filter(school -> List.of(routes).contains(school.route()))
        .map(school -> school.school().id())
        .collect(Collectors.toSet());
  }

  private static boolean maintained(School school) {
    return school.status() == Status.MAINTAINED && school.site().phase().evaluated();
  }

  static KeyStage keyStage(PupilMeasure measure) {
    return measure.phase() == Phase.PRIMARY ? KeyStage.KS2 : KeyStage.KS4;
  }

  static Pupils drawn(England england, PupilMeasure measure, int year) {
    KeyStage keyStage = keyStage(measure);
    return Pupils.measuredBy(
        NationalResults.of(new Pupils(england), england, keyStage, year), england);
  }
}

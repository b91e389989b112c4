package org.matimpact.pipeline.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The pupils of a key stage and year with their school-year, for figures in tests. */
record PupilSample(PupilMeasure measure, List<Row> rows) {

  /** A pupil, the school and the score in points. */
  record Row(Pupil pupil, School school, double score) {
    Traits traits() {
      return pupil.traits();
    }
  }

  /** Those with a score. */
  static PupilSample of(England england, Pupils pupils, PupilMeasure measure, int year) {
    KeyStage keyStage = measure.phase() == Phase.PRIMARY ? KeyStage.KS2 : KeyStage.KS4;
    List<Row> rows = new ArrayList<>();
    for (School school : keyStage.schools(england, year)) {
      for (Pupil pupil : pupils.of(school, year).pupils()) {
        if (pupil.score(measure) != Pupil.MISSING) {
          rows.add(new Row(pupil, school, .01 * pupil.score(measure)));
        }
      }
    }
    return new PupilSample(measure, rows);
  }

  PupilSample where(Predicate<Row> which) {
    return new PupilSample(measure, rows.stream().filter(which).toList());
  }

  double share(Predicate<Row> which) {
    return (double) where(which).rows().size() / rows.size();
  }

  double mean() {
    return rows.stream().mapToDouble(Row::score).average().orElseThrow();
  }

  double sd() {
    double mean = mean();
    double squares = rows.stream().mapToDouble(row -> row.score() * row.score()).sum();
    return Math.sqrt(squares / rows.size() - mean * mean);
  }

  /** Mean of some pupils less that of the others, in SDs of all. */
  double gap(Predicate<Row> which) {
    return (where(which).mean() - where(which.negate()).mean()) / sd();
  }

  /** Correlation of the score with prior attainment, where there is any. */
  double correlationWithPrior() {
    List<Row> known = rows.stream().filter(row -> row.pupil().hasPrior()).toList();
    double n = known.size();
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Row row : known) {
      double prior = .01 * row.pupil().prior();
      x += prior / n;
      y += row.score() / n;
      xx += prior * prior / n;
      yy += row.score() * row.score() / n;
      xy += prior * row.score() / n;
    }
    return (xy - x * y) / Math.sqrt((xx - x * x) * (yy - y * y));
  }

  /**
   * Share of the variance that lies between schools: (MSB - MSW) / n0 over itself plus MSW, one-way
   * analysis of variance (Snijders &amp; Bosker 2012, 3.3.1).
   */
  double intraclassCorrelation() {
    Map<Long, double[]> schools = new HashMap<>();
    for (Row row : rows) {
      double[] sums = schools.computeIfAbsent(row.school().id(), id -> new double[3]);
      sums[0]++;
      sums[1] += row.score();
      sums[2] += row.score() * row.score();
    }
    double mean = mean();
    double n = rows.size();
    double between = 0;
    double within = 0;
    double squares = 0;
    for (double[] sums : schools.values()) {
      between += sums[0] * Math.pow(sums[1] / sums[0] - mean, 2);
      within += sums[2] - sums[1] * sums[1] / sums[0];
      squares += sums[0] * sums[0];
    }
    double msw = within / (n - schools.size());
    double size = (n - squares / n) / (schools.size() - 1);
    double variance = (between / (schools.size() - 1) - msw) / size;
    return variance / (variance + msw);
  }
}

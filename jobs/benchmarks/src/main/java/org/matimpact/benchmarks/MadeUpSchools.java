package org.matimpact.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;

/**
 * Schools of a contrast as the estimate stage fits them, a sixth of them treated, in trusts of
 * seven: intercept, treatment, covariates and years between school-years, and pupil columns of
 * which every third is 0 or 1. Every comparison school is a cluster of its own and has a weight of
 * its own, as entropy balancing gives it; the same for the same numbers.
 */
final class MadeUpSchools {

  private static final int BETWEEN = 16;
  private static final int PUPIL = 14;
  private static final int SCHOOLS_PER_TRUST = 7;

  private final Random random = new Random(7);
  private final int treated;
  private final int years;
  final double[] weights;
  final int[] clusters;
  final SchoolYears data;

  MadeUpSchools(int schools, int years) {
    this.years = years;
    treated = schools / 6;
    weights = new double[schools];
    clusters = new int[schools];
    List<SchoolYear> groups = new ArrayList<>();
    for (int school = 0; school < schools; school++) {
      boolean isTreated = school < treated;
      weights[school] = isTreated ? 1 : .05 + random.nextDouble();
      clusters[school] = isTreated ? school / SCHOOLS_PER_TRUST : schools + school;
      addSchool(groups, school, isTreated);
    }
    data = SchoolYears.of(schools, groups);
  }

  private void addSchool(List<SchoolYear> groups, int school, boolean isTreated) {
    double[] covariates = random.doubles(BETWEEN, -1, 1).toArray();
    covariates[0] = 1;
    covariates[1] = isTreated ? 1 : 0;
    double ofSchool = .3 * random.nextGaussian();
    for (int year = 0; year < years; year++) {
      double[] between = Arrays.copyOf(covariates, BETWEEN + years - 1);
      if (year > 0) {
        between[BETWEEN + year - 1] = 1;
      }
      double shift = .1 * covariates[1] + ofSchool + .15 * random.nextGaussian();
      groups.add(schoolYear(school, between, shift));
    }
  }

  private SchoolYear schoolYear(int school, double[] between, double shift) {
    int pupils = 15 + random.nextInt(75);
    double[][] rows = new double[pupils][PUPIL + 1];
    double[] means = new double[PUPIL + 1];
    for (double[] row : rows) {
      row[PUPIL] = shift + random.nextGaussian();
      for (int k = 0; k < PUPIL; k++) {
        row[k] = k % 3 == 0 ? random.nextInt(2) : random.nextGaussian();
        row[PUPIL] += .1 * row[k];
      }
      for (int k = 0; k <= PUPIL; k++) {
        means[k] += row[k] / pupils;
      }
    }
    double[] within = new double[(PUPIL + 1) * (PUPIL + 2) / 2];
    for (double[] row : rows) {
      int at = 0;
      for (int i = 0; i <= PUPIL; i++) {
        for (int j = i; j <= PUPIL; j++) {
          within[at++] += (row[i] - means[i]) * (row[j] - means[j]);
        }
      }
    }
    return new SchoolYear(school, pupils, between, means, within);
  }
}

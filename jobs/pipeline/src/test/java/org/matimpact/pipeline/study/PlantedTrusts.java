package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/** Schools in trusts whose effects have a planted spread, and as many outside trusts. */
final class PlantedTrusts {

  private static final String SET = "none";
  private static final List<Integer> YEARS = List.of(2018, 2019);
  private static final int PUPILS = 60;
  private static final double SCHOOL_SD = 0.2;
  private static final double YEAR_SD = 0.1;

  private final Random random;
  private final List<StudySchool> schools = new ArrayList<>();
  private final List<MatchedSchool> matched = new ArrayList<>();
  private final PupilPanel panel;

  PlantedTrusts(long seed, int trusts, int size, double spread) {
    random = new Random(seed);
    int count = 2 * trusts * size;
    panel = PupilPanel.empty("y", YEARS, List.of(), count, 3);
    for (int trust = 0; trust < trusts; trust++) {
      double effect = 0.1 + spread * random.nextGaussian();
      for (int school = 0; school < size; school++) {
        add(StudySchool.MAT, "T" + trust, effect);
        add(StudySchool.STANDALONE, "S" + schools.size(), 0);
      }
    }
  }

  /** Pupils of SD 1 about the mean of their school-year; the sum of squares is the expected one. */
  private void add(String arm, String trust, double effect) {
    int row = schools.size();
    schools.add(new StudySchool(row + 1, arm, "converter", trust, "", "", la(row), ""));
    matched.add(
        new MatchedSchool(
            row, arm.equals(StudySchool.MAT), Double.NaN, 1, trust, StudySchool.NO_SET));
    double mean = effect + SCHOOL_SD * random.nextGaussian();
    for (int year : YEARS) {
      int at = panel.place(row, year);
      double noise = Math.sqrt(YEAR_SD * YEAR_SD + 1.0 / PUPILS);
      panel.moments()[at] = PUPILS;
      panel.moments()[at + 1] = mean + noise * random.nextGaussian();
      panel.moments()[at + 2] = PUPILS - 1;
    }
  }

  /** Four authorities; of one school in five it is not known. */
  private static String la(int row) {
    return row % 5 == 0 ? "" : "8" + row % 4;
  }

  TrustEffects effects() {
    return effects(InferenceRules.PLAIN);
  }

  TrustEffects effects(InferenceRules rules) {
    StudyPhase phase = new StudyPhase("primary", schools, Map.of(SET, List.of()));
    return new EffectEstimator(phase, SET, matched, rules)
        .trusts(new EffectRequest(panel, YEARS, EstimandAverage.TRUST, Subgroup.ALL));
  }
}

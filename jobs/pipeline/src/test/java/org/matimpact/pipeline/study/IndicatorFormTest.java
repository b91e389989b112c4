package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.ScanSettings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.CrossProductsByHand;
import org.matimpact.pipeline.study.crossproduct.IndicatorDesign;
import org.matimpact.pipeline.study.crossproduct.MomentsDesign;
import org.matimpact.pipeline.study.crossproduct.NationalMoments;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import org.matimpact.pipeline.study.crossproduct.PupilDesign;

/**
 * Effects with indicators of missing prior attainment. The truth is the same model on the pupils'
 * own columns, and a planted effect of 0.3 SD where disadvantaged pupils lack prior attainment more
 * often than others, whatever their arm.
 */
class IndicatorFormTest {

  private static final List<String> PREDICTORS = List.of("disadvantaged", "prior_attainment");
  private static final ColumnSet SET =
      ColumnSet.of(
          TableContracts.load().table("pupil_attainment"),
          new ScanSettings(PREDICTORS, List.of(), List.of(), 10),
          List.of("attainment_8"));
  private static final ProductLayout LAYOUT = new ProductLayout(SET);
  private static final List<Integer> YEARS = List.of(2018, 2019);
  private static final int SCHOOLS = 80;
  private static final int PUPILS = 40;
  private static final double EFFECT = 0.3;

  private record Pupil(int disadvantaged, long prior, long result, boolean noPrior) {

    long[] integers() {
      return new long[] {1, disadvantaged, noPrior ? 0 : prior, result};
    }

    double[] values() {
      return new double[] {
        disadvantaged, noPrior ? 0 : prior / 500.0, 0, noPrior ? 1 : 0, result / 1000.0
      };
    }
  }

  private final Random random = new Random(11);

  @Test
  void effectsAreThoseOfTheModelOfThePupilsThemselvesAndFindWhatWasPlanted() {
    IndicatorDesign design = new IndicatorDesign(LAYOUT, PREDICTORS, "attainment_8");
    PupilPanel found = panel(design);
    PupilPanel byHand = panel(design);
    PupilPanel complete = panel(new MomentsDesign(LAYOUT, PREDICTORS, "attainment_8"));
    fill(0.1, 0.5, byHand, Map.of(design, found, complete(), complete));

    Effect effect = effect(found);
    Effect truth = effect(byHand);

    assertThat(effect.problem()).isEmpty();
    // both search the variance ratios to about 1e-7 from moments that differ in the last bits
    assertThat(effect.estimate()).isCloseTo(truth.estimate(), within(1e-6));
    assertThat(effect.standardError()).isCloseTo(truth.standardError(), within(1e-6));
    assertThat(effect.degreesOfFreedom()).isCloseTo(truth.degreesOfFreedom(), within(1e-4));
    assertThat(Math.abs(effect.estimate() - EFFECT)).isLessThan(3 * effect.standardError());
    assertThat(effect.counts().treatedPupils()).isEqualTo(SCHOOLS * PUPILS);
    assertThat(effect(complete).counts().treatedPupils()).isLessThan(0.8 * SCHOOLS * PUPILS);
  }

  @Test
  void whereNothingIsMissingTheEffectIsThatOfCompleteCases() {
    IndicatorDesign design = new IndicatorDesign(LAYOUT, PREDICTORS, "attainment_8");
    PupilPanel found = panel(design);
    PupilPanel complete = panel(new MomentsDesign(LAYOUT, PREDICTORS, "attainment_8"));
    fill(0, 0, panel(design), Map.of(design, found, complete(), complete));

    // the moments are the same bits; dropped columns turn the basis of CR2 in the last ones
    assertThat(effect(found).estimate()).isCloseTo(effect(complete).estimate(), within(1e-12));
    assertThat(effect(found).standardError())
        .isCloseTo(effect(complete).standardError(), within(1e-12));
  }

  @Test
  void whereEverybodyLacksThePredictorItLeavesTheModel() {
    IndicatorDesign design = new IndicatorDesign(LAYOUT, PREDICTORS, "attainment_8");
    IndicatorDesign without = new IndicatorDesign(LAYOUT, List.of("disadvantaged"), "attainment_8");
    PupilPanel found = panel(design);
    PupilPanel smaller = panel(without);
    fill(1, 1, panel(design), Map.of(design, found, without, smaller));

    assertThat(effect(found).estimate()).isCloseTo(effect(smaller).estimate(), within(1e-6));
  }

  private static MomentsDesign complete() {
    return new MomentsDesign(LAYOUT, PREDICTORS, "attainment_8");
  }

  private static PupilPanel panel(PupilDesign design) {
    return PupilPanel.empty("y", YEARS, design.names(), SCHOOLS, design.width());
  }

  /** Draws the pupils of every school and year, for panels of designs and one by definition. */
  private void fill(
      double missing,
      double missingIfPoor,
      PupilPanel byHand,
      Map<PupilDesign, PupilPanel> panels) {
    for (PupilDesign design : panels.keySet()) {
      YEARS.forEach(y -> design.year(y, new NationalMoments(0, 10), new NationalMoments(0, 5)));
    }
    for (int school = 0; school < SCHOOLS; school++) {
      double mean = 0.2 * random.nextGaussian() + (school % 2 == 0 ? EFFECT : 0);
      for (int year : YEARS) {
        List<Pupil> pupils = draw(mean + 0.1 * random.nextGaussian(), missing, missingIfPoor);
        copy(moments(pupils), byHand, school, year);
        for (Map.Entry<PupilDesign, PupilPanel> panel : panels.entrySet()) {
          copy(moments(pupils, panel.getKey(), year), panel.getValue(), school, year);
        }
      }
    }
  }

  private static void copy(double[] moments, PupilPanel panel, int school, int year) {
    System.arraycopy(moments, 0, panel.moments(), panel.place(school, year), moments.length);
  }

  private List<Pupil> draw(double mean, double missing, double missingIfPoor) {
    List<Pupil> pupils = new ArrayList<>();
    for (int i = 0; i < PUPILS; i++) {
      int poor = random.nextInt(3) == 0 ? 1 : 0;
      double z = random.nextGaussian() - 0.4 * poor;
      double y = mean + 0.7 * z - 0.2 * poor + 0.6 * random.nextGaussian();
      boolean lacks = random.nextDouble() < (poor == 1 ? missingIfPoor : missing);
      pupils.add(new Pupil(poor, Math.round(500 * z), Math.round(1000 * y), lacks));
    }
    return pupils;
  }

  private static double[] moments(List<Pupil> pupils) {
    double[][] columns = new double[5][pupils.size()];
    for (int i = 0; i < pupils.size(); i++) {
      double[] values = pupils.get(i).values();
      for (int c = 0; c < columns.length; c++) {
        columns[c][i] = values[c];
      }
    }
    return CrossProductsByHand.moments(columns);
  }

  private static double[] moments(List<Pupil> pupils, PupilDesign design, int year) {
    PupilDesign.Sums sums = design.sums(year);
    for (boolean lacks : new boolean[] {true, false}) {
      List<long[]> same =
          pupils.stream().filter(p -> p.noPrior() == lacks).map(Pupil::integers).toList();
      CrossProductsByHand.Row row = CrossProductsByHand.row(LAYOUT, same);
      if (!same.isEmpty()) {
        sums.add(lacks ? "prior_attainment" : "", row.pupils(), row.products(), row.high());
      }
    }
    return sums.moments();
  }

  /** Trusts of four schools, and as many schools outside trusts. */
  private static Effect effect(PupilPanel panel) {
    List<StudySchool> schools = new ArrayList<>();
    List<MatchedSchool> matched = new ArrayList<>();
    for (int i = 0; i < SCHOOLS; i++) {
      boolean treated = i % 2 == 0;
      String trust = treated ? "T" + i / 8 : "S" + i;
      String arm = treated ? StudySchool.MAT : StudySchool.STANDALONE;
      schools.add(new StudySchool(i + 1, arm, "converter", trust, "", "", "", ""));
      matched.add(new MatchedSchool(i, treated, Double.NaN, 1, trust, StudySchool.NO_SET));
    }
    StudyPhase phase = new StudyPhase("secondary", schools, Map.of("none", List.of()));
    return new EffectEstimator(phase, "none", matched, InferenceRules.PLAIN)
        .estimate(
            new EffectRequest(panel, YEARS, EstimandAverage.SCHOOL, Subgroup.ALL),
            WildBootstrap.Use.ROW);
  }
}

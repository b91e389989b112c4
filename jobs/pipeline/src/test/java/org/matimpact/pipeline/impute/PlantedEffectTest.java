package org.matimpact.pipeline.impute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.impute.PlantedPupils.Pupil;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.study.Effect;
import org.matimpact.pipeline.study.EffectEstimator;
import org.matimpact.pipeline.study.EffectRequest;
import org.matimpact.pipeline.study.ImputedEffect;
import org.matimpact.pipeline.study.InferenceRules;
import org.matimpact.pipeline.study.MatchedSchool;
import org.matimpact.pipeline.study.PupilPanel;
import org.matimpact.pipeline.study.StudyPhase;
import org.matimpact.pipeline.study.StudySchool;
import org.matimpact.pipeline.study.Subgroup;
import org.matimpact.pipeline.study.WildBootstrap;
import org.matimpact.pipeline.study.crossproduct.ImputedDesign;
import org.matimpact.pipeline.study.crossproduct.MomentsDesign;
import org.matimpact.pipeline.study.crossproduct.NationalMoments;
import org.matimpact.pipeline.study.crossproduct.PupilDesign;
import org.matimpact.pipeline.study.crossproduct.Words;
import org.matimpact.statistics.imputation.GroupSums;

/**
 * From pupils who lack values to the pooled effect. The truth is the effect on the same pupils with
 * nothing missing, which differs from the planted one only by chance.
 */
class PlantedEffectTest {

  private static final int IMPUTATIONS = 10;
  private static final TableContract TABLE =
      TableContracts.load().table("imputed_cross_product");

  private static List<Pupil> whole;
  private static List<Pupil> pupils;
  private static ImputationPlan plan;

  @BeforeAll
  static void fitModels() {
    whole = PlantedPupils.complete(1);
    pupils = PlantedPupils.lacking(whole, 2);
    plan = plan(pupils);
  }

  @Test
  void imputedPupilsGiveTheEffectThatCompleteCasesMiss() {
    Effect truth = effect(panel(whole, List.of()));

    Effect complete = effect(completeCases(pupils));
    ImputedEffect imputed = imputed(scan(List.of(pupils)));

    assertThat(truth.estimate()).isCloseTo(PlantedPupils.EFFECT, within(3 * truth.standardError()));
    // complete cases of treated schools are those who did well: they miss by 2 standard errors
    assertThat(Math.abs(complete.estimate() - truth.estimate())).isGreaterThan(0.08);
    // imputations miss by chance: about the root of the variance that what is missing adds
    assertThat(imputed.effect().estimate()).isCloseTo(truth.estimate(), within(0.025));
    assertThat(imputed.effect().standardError())
        .isCloseTo(truth.standardError(), within(0.15 * truth.standardError()));
    assertThat(imputed.effect().counts().treatedPupils())
        .isEqualTo(truth.counts().treatedPupils());
    assertThat(imputed.pooled().orElseThrow().missingInformation()).isBetween(0.005, 0.3);
  }

  @Test
  void theOrderOfPupilsAndTheDivisionOfFilesChangeNoBit() {
    List<String> once = texts(scan(List.of(pupils)));
    Map<String, List<Pupil>> schoolYears =
        pupils.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.urn() + " " + p.year(), TreeMap::new, Collectors.toList()));
    List<List<Pupil>> files = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    schoolYears.forEach(
        (key, of) -> {
          Collections.shuffle(of, new Random(7));
          files.get((int) (of.get(0).urn() % 3)).addAll(of);
        });

    assertThat(texts(scan(files))).isEqualTo(once);
  }

  @Test
  void imputationsDiffer() {
    List<Row> rows = scan(List.of(pupils));
    assertThat(rows).extracting(row -> row.get(2)).contains(1L, (long) IMPUTATIONS);
    assertThat(effect(panel(pupils, imputation(rows, 1))).estimate())
        .isNotEqualTo(effect(panel(pupils, imputation(rows, 2))).estimate());
  }

  @Test
  void whereNothingIsMissingTheEffectIsThatOfCompleteCases() {
    Effect complete = effect(completeCases(whole));
    Effect imputed = effect(panel(whole, List.of()));

    ImputedEffect pooled = ImputedEffect.of(Collections.nCopies(IMPUTATIONS, imputed));

    assertThat(pooled.pooled()).isEmpty();
    assertThat(pooled.effect().estimate()).isEqualTo(complete.estimate());
    assertThat(pooled.effect().standardError()).isEqualTo(complete.standardError());
    assertThat(pooled.effect().degreesOfFreedom()).isEqualTo(complete.degreesOfFreedom());
    assertThat(Lacking.of(schools(whole).values(), columns().size()).imputable()).isFalse();
  }

  private static ImputedColumns columns() {
    return ImputedColumns.of(
        PlantedPupils.CONTRACT, PlantedPupils.SET, PlantedPupils.IMPUTED, PlantedPupils.OUTCOME);
  }

  private static SortedMap<Long, GroupSums> schools(List<Pupil> of) {
    SortedMap<Long, GroupSums> schools = new TreeMap<>();
    new SchoolPatterns(
            PlantedPupils.firstScan(of).iterator(),
            PlantedPupils.LAYOUT,
            columns(),
            PlantedPupils.YEARS)
        .forEachRemaining(
            school ->
                schools.put(school.urn(), new GroupSums(stratum(school.urn()), school.patterns())));
    return schools;
  }

  private static int stratum(long urn) {
    return PlantedPupils.treated(urn) ? 1 : 0;
  }

  private static ImputationPlan plan(List<Pupil> of) {
    SortedMap<Long, GroupSums> schools = schools(of);
    Lacking lacking = Lacking.of(schools.values(), columns().size());
    OutcomeModel model =
        OutcomeModel.of(
            columns(), lacking, schools, 2, PlantedPupils.YEARS.size(), IMPUTATIONS, 1);
    assertThat(lacking.imputable()).isTrue();
    assertThat(model.fit().converged()).isTrue();
    Map<Long, Integer> strata = new TreeMap<>();
    schools.keySet().forEach(urn -> strata.put(urn, stratum(urn)));
    return new ImputationPlan(
        "secondary",
        PlantedPupils.LAYOUT,
        PlantedPupils.YEARS,
        strata,
        List.of(model),
        IMPUTATIONS,
        1);
  }

  private static List<Row> scan(List<List<Pupil>> files) {
    RowTemplate template = new RowTemplate(TABLE.name(), TABLE.columns(), "edition", "run");
    List<Row> rows = new ArrayList<>();
    for (List<Pupil> file : files) {
      Iterator<InternalRow> read =
          file.stream().map(Pupil::row).iterator();
      new ImputationScan(read, plan, PlantedPupils.SCHEMA, template).forEachRemaining(rows::add);
    }
    return rows;
  }

  /** Columns of the table: edition, phase, imputation, outcome_column, urn, year, and sums. */
  private static List<String> texts(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                row.mkString(" ").replaceAll("\\[J@\\w+", "")
                    + LongStream.of((long[]) row.get(7)).boxed().toList()
                    + LongStream.of((long[]) row.get(8)).boxed().toList())
        .sorted()
        .toList();
  }

  private static List<Row> imputation(List<Row> rows, long imputation) {
    return rows.stream().filter(row -> row.getLong(2) == imputation).toList();
  }

  private static ImputedEffect imputed(List<Row> rows) {
    List<Effect> effects = new ArrayList<>();
    for (int m = 1; m <= IMPUTATIONS; m++) {
      effects.add(effect(panel(pupils, imputation(rows, m))));
    }
    return ImputedEffect.of(effects);
  }

  private static PupilPanel completeCases(List<Pupil> of) {
    return filled(
        standardised(
            new MomentsDesign(
                PlantedPupils.LAYOUT, PlantedPupils.PREDICTORS, PlantedPupils.OUTCOME)),
        of);
  }

  /** Pupils who lack nothing, and those of an imputation. */
  private static PupilPanel panel(List<Pupil> of, List<Row> imputation) {
    ImputedDesign design =
        new ImputedDesign(
            PlantedPupils.LAYOUT,
            PlantedPupils.PREDICTORS,
            PlantedPupils.IMPUTED,
            PlantedPupils.OUTCOME);
    PupilPanel panel = filled(standardised(design), of);
    for (Row row : imputation) {
      int school = (int) (row.getLong(4) - 100);
      int year = (int) row.getLong(5);
      ImputedDesign.Sums sums = design.sums(year);
      sums.addImputed(row.getLong(6), (long[]) row.get(7), (long[]) row.get(8));
      copy(design.together(panel.block(school, year), sums.moments()), panel, school, year);
    }
    return panel;
  }

  private static PupilDesign standardised(PupilDesign design) {
    PlantedPupils.YEARS.forEach(
        year -> design.year(year, new NationalMoments(0, 12), new NationalMoments(0, 5)));
    return design;
  }

  private static PupilPanel filled(PupilDesign design, List<Pupil> of) {
    PupilPanel panel =
        PupilPanel.empty(
            "y", PlantedPupils.YEARS, design.names(), PlantedPupils.SCHOOLS, design.width());
    Map<List<Integer>, PupilDesign.Sums> sums = new HashMap<>();
    for (Row row : PlantedPupils.firstScan(of)) {
      int year = (int) row.getLong(1);
      sums.computeIfAbsent(
              List.of((int) row.getLong(0) - 100, year), key -> design.sums(year))
          .add(row.getString(2), row.getLong(3), Words.of(row, 4), Words.of(row, 5));
    }
    sums.forEach((key, of1) -> copy(of1.moments(), panel, key.get(0), key.get(1)));
    return panel;
  }

  private static void copy(double[] moments, PupilPanel panel, int school, int year) {
    System.arraycopy(moments, 0, panel.moments(), panel.place(school, year), moments.length);
  }

  /** Trusts of four schools, and as many schools outside trusts. */
  private static Effect effect(PupilPanel panel) {
    List<StudySchool> schools = new ArrayList<>();
    List<MatchedSchool> matched = new ArrayList<>();
    for (int i = 0; i < PlantedPupils.SCHOOLS; i++) {
      boolean treated = PlantedPupils.treated(100 + i);
      String trust = treated ? "T" + i / 8 : "S" + i;
      String arm = treated ? StudySchool.MAT : StudySchool.STANDALONE;
      schools.add(new StudySchool(100 + i, arm, "converter", trust, "", "", "", ""));
      matched.add(new MatchedSchool(i, treated, Double.NaN, 1, trust, StudySchool.NO_SET));
    }
    StudyPhase phase = new StudyPhase("secondary", schools, Map.of("none", List.of()));
    return new EffectEstimator(phase, "none", matched, InferenceRules.PLAIN)
        .estimate(
            new EffectRequest(panel, PlantedPupils.YEARS, EstimandAverage.SCHOOL, Subgroup.ALL),
            WildBootstrap.Use.ROW);
  }
}

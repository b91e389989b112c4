package org.matimpact.pipeline.impute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
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

/** The stages from the sums of a first scan of planted pupils to effects, without Spark. */
final class PlantedStudy {

  private static final TableContract TABLE = TableContracts.load().table("imputed_cross_product");

  private final List<Pupil> pupils;
  private final ImputationPlan plan;

  /** Fits the models. */
  PlantedStudy(List<Pupil> pupils, int imputations) {
    this.pupils = pupils;
    this.plan = plan(pupils, imputations);
  }

  ImputationPlan plan() {
    return plan;
  }

  OutcomeModel model() {
    return plan.outcomes().get(0);
  }

  static Lacking lacking(List<Pupil> of) {
    return Lacking.of(schools(of).values(), columns().size());
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

  private static ImputationPlan plan(List<Pupil> of, int imputations) {
    SortedMap<Long, GroupSums> schools = schools(of);
    Lacking lacking = lacking(of);
    OutcomeModel model =
        OutcomeModel.of(columns(), lacking, schools, 2, PlantedPupils.YEARS.size(), imputations, 1);
    Map<Long, Integer> strata = new TreeMap<>();
    schools.keySet().forEach(urn -> strata.put(urn, stratum(urn)));
    return new ImputationPlan(
        "secondary",
        PlantedPupils.LAYOUT,
        PlantedPupils.YEARS,
        strata,
        List.of(model),
        imputations,
        1);
  }

  List<Row> scan(List<List<Pupil>> files) {
    RowTemplate template = new RowTemplate(TABLE.name(), TABLE.columns(), "edition", "run");
    List<Row> rows = new ArrayList<>();
    for (List<Pupil> file : files) {
      Iterator<InternalRow> read = file.stream().map(Pupil::row).iterator();
      new ImputationScan(read, plan, PlantedPupils.SCHEMA, template).forEachRemaining(rows::add);
    }
    return rows;
  }

  static List<Row> imputation(List<Row> rows, long imputation) {
    return rows.stream().filter(row -> row.getLong(2) == imputation).toList();
  }

  /**
   * Rows to compare. Columns of the table: edition, phase, imputation, outcome_column, urn, year,
   * and sums.
   */
  static List<String> texts(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                row.mkString(" ").replaceAll("\\[J@\\w+", "")
                    + LongStream.of((long[]) row.get(7)).boxed().toList()
                    + LongStream.of((long[]) row.get(8)).boxed().toList())
        .sorted()
        .toList();
  }

  /** The effect pooled over the imputations. */
  ImputedEffect imputed() {
    List<Row> rows = scan(List.of(pupils));
    List<Effect> effects = new ArrayList<>();
    for (int m = 1; m <= plan.imputations(); m++) {
      effects.add(effect(panel(pupils, imputation(rows, m))));
    }
    return ImputedEffect.of(effects);
  }

  static PupilPanel completeCases(List<Pupil> of) {
    return filled(
        standardised(
            new MomentsDesign(
                PlantedPupils.LAYOUT, PlantedPupils.PREDICTORS, PlantedPupils.OUTCOME)),
        of);
  }

  /** Pupils who lack nothing, and those of an imputation. */
  static PupilPanel panel(List<Pupil> of, List<Row> imputation) {
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
      sums.computeIfAbsent(List.of((int) row.getLong(0) - 100, year), key -> design.sums(year))
          .add(row.getString(2), row.getLong(3), Words.of(row, 4), Words.of(row, 5));
    }
    sums.forEach((key, of1) -> copy(of1.moments(), panel, key.get(0), key.get(1)));
    return panel;
  }

  private static void copy(double[] moments, PupilPanel panel, int school, int year) {
    System.arraycopy(moments, 0, panel.moments(), panel.place(school, year), moments.length);
  }

  /** Trusts of four schools, and as many schools outside trusts. */
  static Effect effect(PupilPanel panel) {
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

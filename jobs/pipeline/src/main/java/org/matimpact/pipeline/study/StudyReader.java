package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.settings.CovariateSetSettings;
import org.matimpact.pipeline.settings.CovariateSettings;
import org.matimpact.pipeline.settings.PhaseSettings;

/** Reads the eligible schools of a phase and their covariates from the tables of the cohort. */
public final class StudyReader {

  private StudyReader() {}

  /**
   * Reads a phase.
   *
   * @param cohortSchool table cohort_school
   * @param schoolCovariate table school_covariate
   */
  public static StudyPhase phase(
      PhaseSettings phase, Dataset<Row> cohortSchool, Dataset<Row> schoolCovariate) {
    TreeMap<Long, StudySchool> schools = new TreeMap<>();
    for (Row row :
        cohortSchool
            .filter(cohortSchool.col("phase").equalTo(phase.phase()))
            .filter("eligible")
            .collectAsList()) {
      StudySchool school = school(row);
      schools.put(school.urn(), school);
    }
    List<StudySchool> ordered = List.copyOf(schools.values());
    List<Row> values =
        schoolCovariate.filter(schoolCovariate.col("phase").equalTo(phase.phase())).collectAsList();
    return new StudyPhase(phase.phase(), ordered, covariates(phase, positions(ordered), values));
  }

  /** Position of each URN among the schools of a phase. */
  public static Map<Long, Integer> positions(List<StudySchool> schools) {
    Map<Long, Integer> positions = new HashMap<>();
    for (int i = 0; i < schools.size(); i++) {
      positions.put(schools.get(i).urn(), i);
    }
    return positions;
  }

  private static StudySchool school(Row row) {
    return new StudySchool(
        row.getAs("urn"),
        row.getAs("arm"),
        text(row, "route"),
        text(row, "trust_uid"),
        text(row, "size_band_start"),
        text(row, "size_band_end"),
        text(row, "la_code"));
  }

  private static String text(Row row, String column) {
    String text = row.getAs(column);
    return text == null ? "" : text;
  }

  private static Map<String, List<CovariateColumn>> covariates(
      PhaseSettings phase, Map<Long, Integer> positions, List<Row> values) {
    Map<String, Map<String, List<Row>>> bySet = new HashMap<>();
    for (Row row : values) {
      if (positions.containsKey(row.<Long>getAs("urn"))) {
        bySet
            .computeIfAbsent(row.getAs("covariate_set"), s -> new HashMap<>())
            .computeIfAbsent(row.getAs("covariate"), c -> new ArrayList<>())
            .add(row);
      }
    }
    Map<String, List<CovariateColumn>> columns = new TreeMap<>();
    for (CovariateSetSettings set : phase.covariateSets()) {
      Map<String, List<Row>> known = bySet.getOrDefault(set.name(), Map.of());
      columns.put(
          set.name(),
          set.covariates().stream()
              .map(CovariateSettings::covariate)
              .map(name -> column(name, known.getOrDefault(name, List.of()), positions))
              .toList());
    }
    return columns;
  }

  private static CovariateColumn column(String name, List<Row> rows, Map<Long, Integer> positions) {
    TreeSet<String> timings = new TreeSet<>();
    double[] numbers = new double[positions.size()];
    String[] levels = new String[positions.size()];
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(levels, "");
    boolean categorical = false;
    for (Row row : rows) {
      int at = positions.get(row.<Long>getAs("urn"));
      timings.add(row.getAs("timing"));
      numbers[at] = row.getAs("value");
      levels[at] = row.getAs("level");
      categorical |= !levels[at].isEmpty();
    }
    return new CovariateColumn(
        name,
        categorical ? new double[0] : numbers,
        categorical ? levels : new String[0],
        CovariateColumn.inOrder(timings));
  }
}

package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * The schools of one contrast before matching: those with every covariate of its set.
 *
 * @param phase the schools of the phase with their covariates
 * @param rows positions of the contrast's schools among them, ascending
 * @param treated arm of each
 * @param stratum exact stratum of each; empty text where the contrast has none
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record ContrastPool(
    StudyPhase phase, Contrast contrast, int[] rows, boolean[] treated, String[] stratum) {

  private static final String SEPARATOR = " | ";

  /**
   * Gathers the schools of a contrast.
   *
   * @param exact categorical covariates to match exactly on, beside the route where the contrast is
   *     exact on it
   */
  public static ContrastPool of(StudyPhase phase, Contrast contrast, List<String> exact) {
    List<CovariateColumn> columns = phase.columns(contrast.covariateSet());
    int[] rows = rows(phase, contrast, columns);
    boolean[] treated = new boolean[rows.length];
    String[] stratum = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      StudySchool school = phase.schools().get(rows[i]);
      treated[i] = contrast.treats(school);
      stratum[i] = stratum(contrast, school, rows[i], columns, exact).intern();
    }
    return new ContrastPool(phase, contrast, rows, treated, stratum);
  }

  StudySchool school(int i) {
    return phase.schools().get(rows[i]);
  }

  /** Values of the covariate set for these schools. */
  public List<Covariate> covariates() {
    return covariates(phase.columns(contrast.covariateSet()), rows);
  }

  int treatedCount() {
    int count = 0;
    for (boolean t : treated) {
      count += t ? 1 : 0;
    }
    return count;
  }

  int comparisonCount() {
    return treated.length - treatedCount();
  }

  /** Values of a covariate set for some schools of a phase. */
  static List<Covariate> covariates(List<CovariateColumn> columns, int[] rows) {
    List<Covariate> covariates = new ArrayList<>();
    for (CovariateColumn column : columns) {
      covariates.add(column.categorical() ? levels(column, rows) : numbers(column, rows));
    }
    return List.copyOf(covariates);
  }

  private static Covariate levels(CovariateColumn column, int[] rows) {
    String[] values = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = column.levels()[rows[i]];
    }
    return new CategoricalCovariate(column.covariate(), values);
  }

  private static Covariate numbers(CovariateColumn column, int[] rows) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = column.numbers()[rows[i]];
    }
    return new NumericCovariate(column.covariate(), values);
  }

  private static int[] rows(StudyPhase phase, Contrast contrast, List<CovariateColumn> columns) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < phase.schools().size(); i++) {
      int row = i;
      StudySchool school = phase.schools().get(row);
      boolean inContrast = contrast.treats(school) || contrast.compares(school);
      if (inContrast && columns.stream().noneMatch(column -> column.missing(row))) {
        rows.add(row);
      }
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private static String stratum(
      Contrast contrast,
      StudySchool school,
      int row,
      List<CovariateColumn> columns,
      List<String> exact) {
    List<String> parts = new ArrayList<>();
    if (contrast.exactOnRoute()) {
      parts.add(school.route());
    }
    for (CovariateColumn column : columns) {
      if (exact.contains(column.covariate()) && column.categorical()) {
        parts.add(column.levels()[row]);
      }
    }
    return String.join(SEPARATOR, parts);
  }
}

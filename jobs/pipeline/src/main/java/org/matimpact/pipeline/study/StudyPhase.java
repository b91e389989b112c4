package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The eligible schools of a phase with their covariates: all that matching sees. It grows with
 * schools (some 20,000 rows), never with pupils, and travels to the executors as one broadcast.
 *
 * @param schools in ascending URN
 * @param covariates columns of each covariate set, aligned with the schools
 */
public record StudyPhase(
    String phase, List<StudySchool> schools, Map<String, List<CovariateColumn>> covariates)
    implements Serializable {

  List<CovariateColumn> columns(String set) {
    return covariates.getOrDefault(set, List.of());
  }

  /** Timings of a covariate set, joined by commas. */
  public String timing(String set) {
    TreeSet<String> timings = new TreeSet<>();
    columns(set).forEach(column -> timings.addAll(column.timings()));
    return String.join(",", CovariateColumn.inOrder(timings));
  }

  /** Timings of one covariate of a set, joined by commas. */
  public String timing(String set, String covariate) {
    return columns(set).stream()
        .filter(column -> column.covariate().equals(covariate))
        .map(column -> String.join(",", column.timings()))
        .findFirst()
        .orElse("");
  }
}

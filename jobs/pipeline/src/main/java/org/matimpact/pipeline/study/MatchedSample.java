package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.matimpact.pipeline.settings.EstimateSettings.ComparisonCluster;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * The matched schools of a contrast with what every fit on them shares, made once.
 *
 * @param schools in ascending URN
 * @param matrix a row a school: intercept, treated, covariates
 * @param clusters cluster of the headline standard error of each school, by {@link ClusterCodes}
 * @param sets matched set of each school, as a number
 * @param urns number of each school
 * @param trusts trust of each school, as a place in trustUids
 * @param trustUids identifiers of the trusts
 * @param authorities local authority of each school, as a number; an unknown one is the school's
 *     own
 * @param inSets whether every school is in one matched set
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
record MatchedSample(
    List<MatchedSchool> schools,
    ModelMatrix matrix,
    int[] clusters,
    int[] sets,
    long[] urns,
    int[] trusts,
    List<String> trustUids,
    int[] authorities,
    boolean inSets) {

  /** Column of treatment in the matrix. */
  static final int TREATED = 1;

  /**
   * Prepares the matched schools of a contrast.
   *
   * @param comparisons what comparison schools outside matched sets cluster by
   */
  static MatchedSample of(
      StudyPhase phase,
      String covariateSet,
      List<MatchedSchool> schools,
      ComparisonCluster comparisons) {
    List<Covariate> covariates = new ArrayList<>();
    covariates.add(
        new NumericCovariate(
            "treated", schools.stream().mapToDouble(s -> s.treated() ? 1 : 0).toArray()));
    int[] rows = schools.stream().mapToInt(MatchedSchool::row).toArray();
    covariates.addAll(ContrastPool.covariates(phase.columns(covariateSet), rows));
    List<String> trustUids =
        schools.stream().map(school -> phase.schools().get(school.row()).trustUid()).toList();
    return new MatchedSample(
        schools,
        ModelMatrix.of(covariates),
        ClusterCodes.of(
            schools.stream().map(school -> cluster(school, phase, comparisons)).toList()),
        numbered(schools, MatchedSchool::matchedSet),
        schools.stream().mapToLong(school -> phase.schools().get(school.row()).urn()).toArray(),
        numbered(trustUids, Function.identity()),
        trustUids.stream().distinct().toList(),
        numbered(schools, school -> authority(phase.schools().get(school.row()))),
        schools.stream().noneMatch(s -> s.matchedSet() == StudySchool.NO_SET));
  }

  /** The cluster of matching, or the authority of a comparison school outside sets where known. */
  private static String cluster(
      MatchedSchool school, StudyPhase phase, ComparisonCluster comparisons) {
    String la = phase.schools().get(school.row()).la();
    boolean byAuthority =
        comparisons == ComparisonCluster.LA
            && !school.treated()
            && school.matchedSet() == StudySchool.NO_SET
            && !la.isEmpty();
    return byAuthority ? "la " + la : school.cluster();
  }

  private static String authority(StudySchool school) {
    return school.la().isEmpty() ? "of school " + school.urn() : school.la();
  }

  /** The same schools with one more column. */
  MatchedSample with(String name, double[] column) {
    List<String> names = new ArrayList<>(matrix.names());
    names.add(name);
    double[][] columns = new double[names.size()][];
    for (int k = 0; k < matrix.columns(); k++) {
      columns[k] = new double[schools.size()];
      for (int i = 0; i < schools.size(); i++) {
        columns[k][i] = matrix.get(i, k);
      }
    }
    columns[matrix.columns()] = column;
    return new MatchedSample(
        schools,
        ModelMatrix.ofColumns(names, columns),
        clusters,
        sets,
        urns,
        trusts,
        trustUids,
        authorities,
        inSets);
  }

  /** The identifier of a trust. */
  String trustUid(int trust) {
    return trustUids.get(trust);
  }

  /** Whether some school counts more than another. */
  boolean isWeighted() {
    return schools.stream().anyMatch(school -> school.weight() != 1);
  }

  /** How a likelihood on these schools finds a standard error: it cannot have their weights. */
  StandardErrorMethod likelihoodMethod() {
    return isWeighted() ? StandardErrorMethod.MODEL_UNWEIGHTED : StandardErrorMethod.MODEL;
  }

  private static <S, T> int[] numbered(List<S> schools, Function<S, T> group) {
    Map<T, Integer> number = new HashMap<>();
    return schools.stream()
        .mapToInt(school -> number.computeIfAbsent(group.apply(school), g -> number.size()))
        .toArray();
  }

  /** The design of a fit: the columns of its schools, and a column for each year but the first. */
  ModelMatrix matrix(FittedSchoolYears data, List<Integer> years) {
    List<String> names = new ArrayList<>(matrix.names());
    double[][] columns = new double[names.size() + years.size() - 1][data.size()];
    for (int column = 0; column < matrix.columns(); column++) {
      for (int i = 0; i < data.size(); i++) {
        columns[column][i] = matrix.get(data.schools()[i], column);
      }
    }
    for (int y = 1; y < years.size(); y++) {
      double[] column = columns[names.size()];
      names.add("year" + years.get(y));
      for (int i = 0; i < data.size(); i++) {
        column[i] = data.years()[i] == years.get(y) ? 1 : 0;
      }
    }
    return ModelMatrix.ofColumns(names, columns);
  }

  /** A number a school as a number a row. */
  static int[] byRow(int[] bySchool, FittedSchoolYears data) {
    int[] byRow = new int[data.size()];
    for (int i = 0; i < byRow.length; i++) {
      byRow[i] = bySchool[data.schools()[i]];
    }
    return byRow;
  }
}

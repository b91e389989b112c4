package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.matimpact.pipeline.settings.RestrictionSettings;
import org.matimpact.pipeline.settings.ScoreSettings.RandomIntercept;
import org.matimpact.statistics.matching.UnmatchableException;
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

  private static final String ROUTE = "route";

  /** Gathers the schools of a contrast, in strata of route where the contrast is exact on it. */
  public static ContrastPool of(StudyPhase phase, Contrast contrast) {
    int[] rows = rows(phase, contrast, phase.columns(contrast.covariateSet()));
    boolean[] treated = new boolean[rows.length];
    String[] stratum = new String[rows.length];
    for (int i = 0; i < rows.length; i++) {
      StudySchool school = phase.schools().get(rows[i]);
      treated[i] = contrast.treats(school);
      stratum[i] = contrast.exactOnRoute() ? school.route() : "";
    }
    return new ContrastPool(phase, contrast, rows, treated, stratum);
  }

  /** The same schools in other strata. */
  ContrastPool in(String[] newStratum) {
    return new ContrastPool(phase, contrast, rows, treated, newStratum);
  }

  StudySchool school(int i) {
    return phase.schools().get(rows[i]);
  }

  /** Values of the covariate set for these schools. */
  public List<Covariate> covariates() {
    return covariates(phase.columns(contrast.covariateSet()), rows);
  }

  /** The same and the route, where the contrast is exact on it: a mean to reach for weights. */
  List<Covariate> covariatesAndRoute() {
    if (!contrast.exactOnRoute()) {
      return covariates();
    }
    List<Covariate> all = new ArrayList<>(covariates());
    all.add(new CategoricalCovariate(ROUTE, facts(StudySchool::route)));
    return List.copyOf(all);
  }

  /** Why there is nothing to compare; empty text when both arms have schools. */
  String emptyArm() {
    if (treatedCount() == 0) {
      return "no treated school";
    }
    return comparisonCount() == 0 ? "no comparison school" : "";
  }

  private String[] facts(Function<StudySchool, String> fact) {
    String[] facts = new String[rows.length];
    for (int i = 0; i < facts.length; i++) {
      facts[i] = fact.apply(school(i));
    }
    return facts;
  }

  /**
   * Some covariates of the set, in its order; all of them where none is named.
   *
   * @throws UnmatchableException if the covariate set has none of a name
   */
  List<Covariate> named(List<String> names) {
    List<Covariate> all = covariates();
    for (String name : names) {
      if (all.stream().noneMatch(covariate -> covariate.name().equals(name))) {
        throw lacks(name);
      }
    }
    return names.isEmpty()
        ? all
        : all.stream().filter(covariate -> names.contains(covariate.name())).toList();
  }

  /**
   * A column of the settings: a categorical covariate of the set, or la, region, trust or route.
   *
   * @throws UnmatchableException if the covariate set has none of that name
   */
  CategoricalCovariate category(String name) {
    for (Covariate covariate : covariates()) {
      if (covariate.name().equals(name)) {
        if (covariate instanceof CategoricalCovariate levels) {
          return levels;
        }
        throw new UnmatchableException(name + " is numeric, where a category is needed");
      }
    }
    return switch (name) {
      case "la" -> new CategoricalCovariate(name, facts(StudySchool::la));
      case "region" -> new CategoricalCovariate(name, facts(StudySchool::region));
      case "trust" -> new CategoricalCovariate(name, facts(StudySchool::trustUid));
      case ROUTE -> new CategoricalCovariate(name, facts(StudySchool::route));
      default -> throw lacks(name);
    };
  }

  /**
   * A column of the settings in which schools are told to agree or to differ: as {@link #category},
   * but schools whose authority, region or trust is unknown agree with no other.
   */
  CategoricalCovariate agreement(String name) {
    boolean covariate = covariates().stream().anyMatch(c -> c.name().equals(name));
    if (covariate) {
      return category(name);
    }
    return switch (name) {
      case "la" -> apart(name, StudySchool::la);
      case "region" -> apart(name, StudySchool::region);
      case "trust" -> apart(name, StudySchool::trustUid);
      default -> category(name);
    };
  }

  /** A school that lacks the fact is a group of its own. */
  private CategoricalCovariate apart(String name, Function<StudySchool, String> fact) {
    String[] groups = facts(fact);
    for (int i = 0; i < groups.length; i++) {
      groups[i] = groups[i].isEmpty() ? "unknown, school " + school(i).urn() : groups[i];
    }
    return new CategoricalCovariate(name, groups);
  }

  /** The schools' groups that share a random intercept, whatever the covariate set has. */
  Optional<CategoricalCovariate> groups(RandomIntercept groups) {
    return switch (groups) {
      case NONE -> Optional.empty();
      case LA -> Optional.of(apart(groups.column(), StudySchool::la));
      case REGION -> Optional.of(apart(groups.column(), StudySchool::region));
    };
  }

  boolean hasCategory(String name) {
    return RestrictionSettings.SCHOOL_COLUMNS.contains(name)
        || covariates().stream()
            .anyMatch(c -> c instanceof CategoricalCovariate && c.name().equals(name));
  }

  /**
   * A numeric covariate of the set.
   *
   * @throws UnmatchableException if the covariate set has none of that name
   */
  NumericCovariate number(String name) {
    for (Covariate covariate : covariates()) {
      if (covariate.name().equals(name)) {
        if (covariate instanceof NumericCovariate numeric) {
          return numeric;
        }
        throw new UnmatchableException(name + " is a category, where a number is needed");
      }
    }
    throw lacks(name);
  }

  private UnmatchableException lacks(String name) {
    return new UnmatchableException(
        "the covariate set " + contrast.covariateSet() + " has no " + name);
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
}

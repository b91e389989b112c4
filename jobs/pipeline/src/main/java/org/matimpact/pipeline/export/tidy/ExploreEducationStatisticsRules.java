package org.matimpact.pipeline.export.tidy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules that a pair of files must meet to be taken by explore education statistics.
 *
 * <ol>
 *   <li>Department for Education, Analysts' guide, "Open data standards"
 *       (dfe-analytical-services.github.io/analysts-guide/statistics-production/ud.html), read in
 *       November 2026: names of files and columns, time and place, symbols, metadata, filters,
 *       indicators. Where only the guide has a rule it says so below.
 *   <li>Department for Education, {@code eesyscreener}
 *       (github.com/dfe-analytical-services/eesyscreener), the checks that files meet on upload,
 *       read in November 2026: each rule below names its check.
 *   <li>Department for Education, Analysts' guide, "Statistics API data standards", read in
 *       November 2026: lengths of names (50 characters), labels (80) and levels (120).
 * </ol>
 *
 * <p>Rules that only files with places below the nation can break are not here.
 */
public final class ExploreEducationStatisticsRules {

  private static final Pattern FILE = Pattern.compile("[a-z][a-z_-]*");
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final int LONGEST_NAME = 50;

  private final String name;
  private final Grid data;
  private final Grid metadata;

  ExploreEducationStatisticsRules(String name, Grid data, Grid metadata) {
    this.name = name;
    this.data = data;
    this.metadata = metadata;
  }

  /** What is wrong, rule by rule; empty where the files are good. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    names(problems);
    metadataColumns(problems);
    if (problems.isEmpty()) {
      described(problems);
    }
    if (problems.isEmpty()) { // what follows reads columns by the names that metadata give
      new TimeAndPlaceRules(data).check(problems);
      new MetadataRules(metadata).check(problems);
      new LevelRules(data, metadata).check(problems);
    }
    return problems;
  }

  /** check_filename_special, precheck_col_req_data, check_col_snake_case, check_api_char_limit. */
  private void names(List<String> problems) {
    if (!FILE.matcher(name).matches()) {
      problems.add(
          "file name %s: lower case letters, underscores and hyphens only; a year in it would"
                  .formatted(name)
              + " have to change with each release");
    }
    if (!data.header().containsAll(TidyColumn.TIME_AND_PLACE)) {
      problems.add("the data need the columns " + TidyColumn.TIME_AND_PLACE);
    }
    if (new HashSet<>(data.header()).size() < data.header().size()) {
      problems.add("two columns of the data have the same name");
    }
    for (String column : data.header()) {
      if (!SNAKE_CASE.matcher(column).matches() || column.length() > LONGEST_NAME) {
        problems.add(
            "column %s: snake case, at most %d characters".formatted(column, LONGEST_NAME));
      }
    }
    if (data.rows().stream().anyMatch(row -> row.size() != data.header().size())) {
      problems.add("a row of the data has more or fewer cells than the header");
    }
  }

  /** precheck_col_req_meta, precheck_col_invalid_meta. */
  private void metadataColumns(List<String> problems) {
    List<String> required = TidyColumn.METADATA.subList(0, TidyColumn.METADATA.size() - 1);
    if (!metadata.header().containsAll(required)) {
      problems.add("the metadata need the columns " + required);
    }
    if (!TidyColumn.METADATA.containsAll(metadata.header())) {
      problems.add("the metadata may have the columns %s only".formatted(TidyColumn.METADATA));
    }
  }

  /** precheck_cross_meta_to_data, precheck_cross_data_to_meta, check_meta_col_name_duplicate. */
  private void described(List<String> problems) {
    List<String> described = metadata.column("col_name");
    Set<String> once = new HashSet<>(described);
    if (once.size() < described.size()) {
      problems.add("the metadata describe a column twice");
    }
    for (String column : once) {
      if (!data.header().contains(column) || TidyColumn.TIME_AND_PLACE.contains(column)) {
        problems.add("the metadata describe %s, no filter or indicator here".formatted(column));
      }
    }
    for (String column : data.header()) {
      boolean stated = once.contains(column) || TidyColumn.TIME_AND_PLACE.contains(column);
      if (!stated && new HashSet<>(data.column(column)).size() > 1) {
        problems.add("column %s has several levels and no metadata".formatted(column));
      }
    }
  }
}

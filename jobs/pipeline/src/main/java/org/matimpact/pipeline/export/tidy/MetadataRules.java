package org.matimpact.pipeline.export.tidy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules for the rows of the metadata: precheck_meta_col_type, check_meta_label,
 * check_meta_duplicate_label, check_meta_indicator_grouping, check_meta_ind_unit,
 * check_meta_ind_unit_validation, check_meta_ind_dp_values, check_meta_filter_hint,
 * check_api_char_limit.
 */
record MetadataRules(Grid metadata) {

  /** Guide, "Acceptable indicator_unit values". */
  private static final Set<String> UNITS = Set.of("", "£", "£m", "%", "pp", "numberstring");

  private static final int LONGEST_LABEL = 80;
  private static final List<String> OF_INDICATORS =
      List.of("indicator_grouping", "indicator_unit", "indicator_dp");
  private static final List<String> OF_FILTERS =
      List.of("filter_hint", "filter_grouping_column", "filter_default");

  void check(List<String> problems) {
    List<String> labels = metadata.column("label");
    if (new HashSet<>(labels).size() < labels.size()) {
      problems.add("two columns have the same label");
    }
    metadata.rows().forEach(row -> check(row, problems));
  }

  private void check(List<String> row, List<String> problems) {
    String column = metadata.cell(row, "col_name");
    String label = metadata.cell(row, "label");
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      problems.add("%s: a label of 1 to %d characters".formatted(column, LONGEST_LABEL));
    }
    switch (metadata.cell(row, "col_type")) {
      case "Filter" -> blank(row, OF_INDICATORS, problems);
      case "Indicator" -> {
        blank(row, OF_FILTERS, problems);
        indicator(row, problems);
      }
      default -> problems.add(column + ": col_type is Filter or Indicator");
    }
  }

  private void indicator(List<String> row, List<String> problems) {
    String column = metadata.cell(row, "col_name");
    if (!UNITS.contains(metadata.cell(row, "indicator_unit"))) {
      problems.add(column + ": indicator_unit is one of £, £m, %, pp, numberstring or blank");
    }
    if (!metadata.cell(row, "indicator_dp").matches("[0-9]*")) {
      problems.add(column + ": indicator_dp is a whole number, not below 0, or blank");
    }
  }

  private void blank(List<String> row, List<String> columns, List<String> problems) {
    for (String column : columns) {
      if (!metadata.cell(row, column).isEmpty()) {
        problems.add(
            "%s: %s is blank in a row of the other type"
                .formatted(metadata.cell(row, "col_name"), column));
      }
    }
  }
}

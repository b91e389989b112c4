package org.matimpact.pipeline.export.tidy;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules for what stands in filters and indicators: precheck_filter_not_singular,
 * check_filter_blanks, check_filter_whitespace, check_filter_defaults, check_filter_ob_total,
 * check_ind_invalid_entry, check_general_dupes, check_api_char_limit. That a column of numbers
 * holds numbers and symbols only is the guide's, "Indicators": each column is of one type.
 */
record LevelRules(Grid data, Grid metadata) {

  /** Guide, "Data symbols"; a colon and a tilde are their obsolete forms. */
  private static final List<String> SYMBOLS = List.of("z", "x", "c", "low", "u");

  private static final Set<String> OBSOLETE = Set.of(":", "~", "");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern WRITTEN_OTHERWISE =
      Pattern.compile("(all|overall|total)", Pattern.CASE_INSENSITIVE);
  private static final String TOTAL = "Total";
  private static final int LONGEST_LEVEL = 120;

  void check(List<String> problems) {
    for (List<String> row : metadata.rows()) {
      String column = metadata.cell(row, "col_name");
      if (metadata.cell(row, "col_type").equals("Filter")) {
        filter(column, metadata.cell(row, "filter_default"), problems);
      } else {
        indicator(column, problems);
      }
    }
    noDuplicates(problems);
  }

  private void filter(String column, String chosen, List<String> problems) {
    Set<String> levels = new HashSet<>(data.column(column));
    if (levels.size() < 2) {
      problems.add("filter %s has one level; leave it out of the metadata".formatted(column));
    }
    if (!levels.contains(chosen.isEmpty() ? TOTAL : chosen)) {
      problems.add(
          "filter %s has neither a Total nor the filter_default it names".formatted(column));
    }
    for (String level : levels) {
      if (level.isEmpty() || !level.equals(level.strip()) || level.length() > LONGEST_LEVEL) {
        problems.add(
            "filter %s: level '%s' is blank, padded or longer than %d characters"
                .formatted(column, level, LONGEST_LEVEL));
      }
      if (WRITTEN_OTHERWISE.matcher(level).matches() && !level.equals(TOTAL)) {
        problems.add("filter %s: write '%s' as Total".formatted(column, level));
      }
    }
  }

  private void indicator(String column, List<String> problems) {
    Set<String> values = new HashSet<>(data.column(column));
    if (values.stream().anyMatch(OBSOLETE::contains)) {
      problems.add("indicator %s has a blank or obsolete symbol".formatted(column));
    }
    boolean numbers = values.stream().anyMatch(value -> NUMBER.matcher(value).matches());
    if (numbers && !values.stream().allMatch(LevelRules::isNumberOrSymbol)) {
      problems.add(
          "indicator %s has numbers beside what is neither a plain decimal nor one of %s"
              .formatted(column, SYMBOLS));
    }
  }

  private static boolean isNumberOrSymbol(String value) {
    return NUMBER.matcher(value).matches() || SYMBOLS.contains(value);
  }

  private void noDuplicates(List<String> problems) {
    Set<String> keys = new LinkedHashSet<>(TidyColumn.TIME_AND_PLACE);
    metadata.rows().stream()
        .filter(row -> metadata.cell(row, "col_type").equals("Filter"))
        .forEach(row -> keys.add(metadata.cell(row, "col_name")));
    Set<List<String>> seen = new HashSet<>();
    for (List<String> row : data.rows()) {
      if (!seen.add(keys.stream().map(key -> data.cell(row, key)).toList())) {
        problems.add("two rows have the same time, place and filters");
        return;
      }
    }
  }
}

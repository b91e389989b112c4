package org.matimpact.pipeline.export.tidy;

import java.util.List;

/**
 * A filter or an indicator of a tidy file, as its row of the metadata file describes it.
 *
 * @param name name in the data file
 * @param label what people see
 * @param grouping heading under which indicators stand together; empty for filters
 * @param unit unit of an indicator, of those that the rules allow; empty: a number
 * @param decimals decimal places shown; empty for filters and texts
 * @param hint what choosing a level of the filter does; empty for indicators
 */
record TidyColumn(
    String name,
    Kind kind,
    String label,
    String grouping,
    String unit,
    String decimals,
    String hint) {

  /** Columns of every data file that no metadata describes. */
  static final List<String> TIME_AND_PLACE =
      List.of("time_period", "time_identifier", "geographic_level", "country_code", "country_name");

  /** Columns of a metadata file; the last is the only one that may be left out. */
  static final List<String> METADATA =
      List.of(
          "col_name",
          "col_type",
          "label",
          "indicator_grouping",
          "indicator_unit",
          "indicator_dp",
          "filter_hint",
          "filter_grouping_column",
          "filter_default");

  /** What a column is, in the words of the metadata. */
  enum Kind {
    FILTER("Filter"),
    INDICATOR("Indicator");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static TidyColumn filter(String name, String label, String hint) {
    return new TidyColumn(name, Kind.FILTER, label, "", "", "", hint);
  }

  static TidyColumn number(String name, String label, String grouping, int decimals) {
    return new TidyColumn(
        name, Kind.INDICATOR, label, grouping, "", Integer.toString(decimals), "");
  }

  static TidyColumn percentage(String name, String label, String grouping) {
    return new TidyColumn(name, Kind.INDICATOR, label, grouping, "%", "1", "");
  }

  static TidyColumn text(String name, String label, String grouping) {
    return new TidyColumn(name, Kind.INDICATOR, label, grouping, "", "", "");
  }

  boolean isFilter() {
    return kind == Kind.FILTER;
  }
}

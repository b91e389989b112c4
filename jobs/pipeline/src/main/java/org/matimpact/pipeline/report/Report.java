package org.matimpact.pipeline.report;

import org.matimpact.pipeline.lake.EditionTables;
import org.matimpact.pipeline.report.section.Page;
import org.matimpact.pipeline.report.section.Results;

/** The report of an edition: one HTML file that needs nothing beside it. */
public final class Report {

  /** A per cent sign stays on the line of its number. */
  private static final String UNBROKEN = "\u00a0%";

  private Report() {}

  /**
   * The report, UTF-8 HTML. The same tables give the same text, byte for byte. Tables that are not
   * there are named as missing.
   *
   * @param tables of the published zone; the report protects nothing by itself
   */
  public static String html(EditionTables tables) {
    return Templates.render("report", Page.of(new Results(tables))).replace(" %", UNBROKEN);
  }
}

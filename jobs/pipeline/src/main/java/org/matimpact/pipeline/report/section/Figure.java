package org.matimpact.pipeline.report.section;

import org.matimpact.pipeline.report.table.Table;

/**
 * A chart with what it shows in words and the numbers behind it.
 *
 * @param id unique in the page
 * @param svg the drawing
 */
public record Figure(String id, String title, String caption, String svg, Table table) {}

package org.matimpact.pipeline.lake;

/**
 * One table of one edition.
 *
 * @param table name in the lake
 * @param rows rows of the edition
 * @param runId run that wrote them
 * @param version Delta version of the table that holds them
 * @param completeness whether the manifest that names them is of a whole edition
 */
public record TableSummary(
    String edition,
    String table,
    long rows,
    String runId,
    long version,
    Completeness completeness) {}

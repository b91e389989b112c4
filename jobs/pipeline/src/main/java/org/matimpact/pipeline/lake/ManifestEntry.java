package org.matimpact.pipeline.lake;

/**
 * One table of an edition.
 *
 * @param table name in the lake
 * @param tableRunId run whose rows belong to the edition
 * @param version Delta version of the table that holds those rows
 * @param stage stage that wrote them
 * @param fingerprint fingerprint of that stage
 */
public record ManifestEntry(
    String table, String tableRunId, long version, String stage, String fingerprint) {}

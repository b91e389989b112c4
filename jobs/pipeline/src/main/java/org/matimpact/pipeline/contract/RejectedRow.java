package org.matimpact.pipeline.contract;

/**
 * A row that broke its contract.
 *
 * @param source name of the source in the settings
 * @param file the file as named in the settings
 * @param line line on which the row starts; the header is line 1
 * @param column header of the first column at fault, empty when no single column is
 * @param rule rule that the first break broke
 * @param message every break of the row in words; never a value of a pupil's column
 */
public record RejectedRow(
    String source, String file, long line, String column, String rule, String message) {}

package org.matimpact.pipeline.contract;

import java.util.Map;

/**
 * A row for one of the tables.
 *
 * @param source name of the source in the settings
 * @param file the file as named in the settings
 * @param line line on which the row starts in the file
 * @param values column to String, Long, Double, LocalDate or Boolean, in the order of the contract;
 *     a missing value has no entry
 */
public record TableRow(String source, String file, long line, Map<String, Object> values) {}

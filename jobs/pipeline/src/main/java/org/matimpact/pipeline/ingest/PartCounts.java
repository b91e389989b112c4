package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import org.matimpact.pipeline.contract.FileCounts;

/**
 * What became of the rows of a part of a file.
 *
 * @param lines lines in the part, blank ones and the header included; 0 when rows know their line
 * @param counts the rows; lines are counted from the beginning of the part
 */
record PartCounts(long lines, FileCounts counts) implements Serializable {}

package org.matimpact.pipeline.ingest;

import java.io.Serializable;

/**
 * A part of a file that one task reads.
 *
 * @param file place of the file among those read
 * @param start byte at which the part begins, or the number of a row group
 */
record FilePart(int file, long start) implements Serializable {}

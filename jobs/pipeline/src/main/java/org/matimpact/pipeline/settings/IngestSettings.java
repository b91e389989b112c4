package org.matimpact.pipeline.settings;

/**
 * How strictly files are read.
 *
 * @param maximumRejectedShare largest share of rows of a file that may break the contract, 0 to 1
 */
public record IngestSettings(double maximumRejectedShare) {}

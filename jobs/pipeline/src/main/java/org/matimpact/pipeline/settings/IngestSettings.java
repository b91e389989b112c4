package org.matimpact.pipeline.settings;

/**
 * How strictly files are read.
 *
 * @param maximumRejectedShare largest share of rows of a file that may break the contract, 0 to 1
 * @param pupilKeyFile name of the file with the key of the hash that stands for a pupil; empty for
 *     none
 * @param pupilKeyEnv name of the environment variable with that key; empty for none
 */
public record IngestSettings(
    double maximumRejectedShare, String pupilKeyFile, String pupilKeyEnv) {}

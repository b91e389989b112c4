package org.matimpact.pipeline.settings;

/**
 * Where the tables are.
 *
 * @param path root of the lake
 * @param historyDays days for which earlier versions can be read
 */
public record LakeSettings(String path, int historyDays) {}

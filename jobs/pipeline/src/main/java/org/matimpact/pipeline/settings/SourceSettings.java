package org.matimpact.pipeline.settings;

import java.util.List;

/**
 * Files of one source.
 *
 * @param contract name of the layout
 * @param files file names, relative to the data directory unless absolute
 */
public record SourceSettings(String contract, List<String> files) {}

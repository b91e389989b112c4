package org.matimpact.pipeline.settings;

import java.util.List;
import java.util.Map;

/**
 * Everything a run is told, built once and valid as a whole.
 *
 * @param edition name of the evaluation
 * @param data directory at which relative file names start
 * @param lake where the tables are
 * @param seed seed of every random choice and of the hash that breaks ties
 * @param contracts directories with further contracts
 * @param sources files to read, by name, in the order of the names
 * @param phases phases to evaluate, by name
 * @param rendered every setting in force as JSON with sorted keys, for the record of the run
 */
public record Settings(
    String edition,
    String data,
    LakeSettings lake,
    long seed,
    List<String> contracts,
    Map<String, SourceSettings> sources,
    IngestSettings ingest,
    CohortSettings cohort,
    Map<String, PhaseSettings> phases,
    MatchSettings match,
    ScanSettings scan,
    EstimateSettings estimate,
    PublishSettings publish,
    String rendered) {}

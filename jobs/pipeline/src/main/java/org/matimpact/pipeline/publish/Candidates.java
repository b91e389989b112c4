package org.matimpact.pipeline.publish;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that may be published together, and what is known of it beside.
 *
 * @param cells rows that are published or suppressed as a whole
 * @param numbers single figures of other rows
 * @param relations everything that anybody knows to add up
 * @param given rows that are suppressed already, by key
 * @param told quantities that an earlier edition has told, which nothing hides any more
 */
record Candidates(
    List<Cell> cells,
    List<Quantity> numbers,
    List<Relation> relations,
    Map<String, Suppression> given,
    Set<String> told) {}

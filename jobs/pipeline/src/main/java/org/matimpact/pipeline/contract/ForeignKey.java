package org.matimpact.pipeline.contract;

import java.util.List;

/**
 * Fields whose values must be found among those of another contract's rows.
 *
 * @param fields fields of this contract
 * @param resource the other contract
 * @param referenced its fields, in the same order
 */
public record ForeignKey(List<String> fields, String resource, List<String> referenced) {}

package org.matimpact.pipeline.contract;

/**
 * A column that is replaced through another contract's key.
 *
 * @param resource the other contract
 * @param key its field that holds the value read here; one of its unique keys
 * @param value its field whose value is put in place
 */
public record Lookup(String resource, String key, String value) {}

package org.matimpact.pipeline.contract;

/**
 * A file as it is stored, compressed or not.
 *
 * @param bytes size
 * @param sha256 SHA-256 in lower-case hexadecimal; empty when it was not read to its end
 */
public record StoredFile(long bytes, String sha256) {}

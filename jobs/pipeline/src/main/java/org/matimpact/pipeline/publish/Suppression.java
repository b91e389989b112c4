package org.matimpact.pipeline.publish;

/**
 * A row that is not published.
 *
 * @param key name of the row
 * @param rule the first rule that it breaks
 * @param detail what the rule looked at, in words; never a suppressed value
 */
public record Suppression(String key, Rule rule, String detail) {}

package org.matimpact.pipeline.publish;

/**
 * A row that is not published.
 *
 * @param key name of the row
 * @param rule the first rule that it breaks
 * @param detail what the rule looked at, in words; never a suppressed value
 * @param secret what must not be worked out
 */
public record Suppression(String key, Rule rule, String detail, Secret secret) {

  /** What of a row must stay unknown. */
  public enum Secret {
    /** How many are counted in it, and with that all else. */
    SIZE,
    /**
     * Its other figures: what is wrong is not with those counted, such as too few schools to
     * compare them with. Other results show their number.
     */
    FIGURES
  }

  /** A row whose size is secret. */
  public Suppression(String key, Rule rule, String detail) {
    this(key, rule, detail, Secret.SIZE);
  }

  /** The same, of whose figures alone are secret. */
  Suppression ofFigures() {
    return new Suppression(key, rule, detail, Secret.FIGURES);
  }
}

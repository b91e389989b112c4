package org.matimpact.pipeline.publish;

/**
 * How much of an arm its largest contributors hold.
 *
 * @param largest share of the largest, 0 to 1
 * @param largestTwo share of the two largest together
 */
public record Shares(double largest, double largestTwo) {

  /** Of a row that tells nothing of what anybody contributed. */
  static final Shares NONE = new Shares(0, 0);
}

package org.matimpact.statistics.matching;

/**
 * The data do not allow what was asked of them: an arm is empty, a score is not finite, no
 * covariate varies, means cannot be met. Nothing is wrong with how it was asked.
 */
public final class UnmatchableException extends IllegalArgumentException {

  /**
   * Tells what and why.
   *
   * @param message what cannot be done, why, and what to do
   */
  public UnmatchableException(String message) {
    super(message);
  }

  /** Tells the same, with what brought it about. */
  UnmatchableException(String message, Throwable cause) {
    super(message, cause);
  }
}

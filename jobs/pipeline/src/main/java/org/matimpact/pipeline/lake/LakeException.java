package org.matimpact.pipeline.lake;

/** The lake cannot do what was asked; the message says what is wrong, why, and what to do. */
public class LakeException extends RuntimeException {

  public LakeException(String message) {
    super(message);
  }

  public LakeException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.matimpact.pipeline.cli.show;

/** A command that asks for what cannot be had; the program ends with exit code 2. */
public final class UsageException extends RuntimeException {

  UsageException(String message) {
    super(message);
  }

  UsageException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}

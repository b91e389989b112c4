package org.matimpact.pipeline.export;

import org.matimpact.pipeline.lake.LakeException;

/** Files of an edition cannot be made or left where they should be; nothing is left half done. */
public final class ExportException extends LakeException {

  /** Says what is wrong and what to do. */
  public ExportException(String message) {
    super(message);
  }

  /** Says what is wrong, and what showed it. */
  public ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.matimpact.pipeline.lake;

/** Whether a manifest names a whole edition or what a stage run alone has left. */
public enum Completeness {
  COMPLETE,
  DRAFT
}

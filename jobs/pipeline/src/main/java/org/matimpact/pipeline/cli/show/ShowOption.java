package org.matimpact.pipeline.cli.show;

/** What {@code show} does only when it is told to. */
public enum ShowOption {
  /** Reads the published form of the table. */
  PUBLISHED,
  /** Reads drafts where they are newer than the last complete edition. */
  DRAFT,
  /** Prints tables whose rows are about single pupils. */
  ALLOW_PUPILS
}

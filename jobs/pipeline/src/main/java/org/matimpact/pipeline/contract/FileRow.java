package org.matimpact.pipeline.contract;

/** A row of a file, however it is stored. */
interface FileRow {

  /** Line on which it starts, or its number in a file without lines. */
  long line();

  Parsed parse(RecordParser parser);
}

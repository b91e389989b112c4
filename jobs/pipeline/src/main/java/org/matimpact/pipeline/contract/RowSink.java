package org.matimpact.pipeline.contract;

/** Takes the rows of a file as they are read. */
interface RowSink {

  /** Enters a row just read. */
  void enter(long line, Parsed parsed);

  /** Rows entered so far. */
  long rowsRead();
}

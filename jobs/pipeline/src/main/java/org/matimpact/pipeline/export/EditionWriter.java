package org.matimpact.pipeline.export;

import java.util.List;

/** Makes some of the files that an edition is published as. */
@FunctionalInterface
public interface EditionWriter {

  /**
   * The files, the same bytes for the same tables and manifest.
   *
   * @throws ExportException if what is published cannot be written by the rules of the format
   */
  List<EditionFile> files(Publication publication);
}

package org.matimpact.pipeline.contract;

import java.nio.file.Path;
import java.util.List;

/**
 * One source of the settings: files that share a layout.
 *
 * @param name name of the source in the settings; the first part of every key it supplies
 * @param contract name of the contract that describes the layout
 * @param files files to read, in this order, plain or gzipped
 */
public record SourceSpec(String name, String contract, List<Path> files) {

  public SourceSpec {
    files = List.copyOf(files);
  }
}

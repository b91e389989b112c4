package org.matimpact.pipeline.contract;

/**
 * What was read from a file: {@code rowsRead = rowsKept + rowsRejected + rowsNotApplicable}.
 *
 * @param source name of the source in the settings
 * @param contract contract the file was read with
 * @param file the file as named in the settings
 * @param bytes size of the file as stored
 * @param sha256 SHA-256 of the file as stored, lower-case hexadecimal; empty for a sample
 * @param rowsRead data rows read; the header and blank lines are not counted
 * @param rowsKept rows kept
 * @param rowsRejected rows that broke the contract
 * @param rowsNotApplicable rows that the contract does not keep
 */
public record InputFile(
    String source,
    String contract,
    String file,
    long bytes,
    String sha256,
    long rowsRead,
    long rowsKept,
    long rowsRejected,
    long rowsNotApplicable) {

  public InputFile {
    if (rowsRead != rowsKept + rowsRejected + rowsNotApplicable) {
      throw new IllegalArgumentException(
          "Rows of %s do not add up: %d read, %d kept, %d rejected, %d not applicable"
              .formatted(file, rowsRead, rowsKept, rowsRejected, rowsNotApplicable));
    }
  }
}

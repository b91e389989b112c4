package org.matimpact.pipeline.study.crossproduct;

/** The order in which ingest leaves the pupils of a file, on which scans rely. */
public final class PupilOrder {

  private PupilOrder() {}

  /**
   * Refuses a school-year that comes after a later one.
   *
   * @throws IllegalStateException if it does
   */
  public static void require(long urn, long year, long nextUrn, long nextYear) {
    if (nextUrn < urn || (nextUrn == urn && nextYear < year)) {
      throw new IllegalStateException(
          "pupil_attainment does not lie in order of school and year: another program has rewritten"
              + " its files. Run ingest again");
    }
  }
}

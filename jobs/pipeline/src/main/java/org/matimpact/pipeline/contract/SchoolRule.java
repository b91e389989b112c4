package org.matimpact.pipeline.contract;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The school of a pupil's result must be in the register: the foreign key of table
 * pupil_attainment. A census row is not judged, because its school does not come into the table.
 */
public final class SchoolRule implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String URN = "urn";

  private final long[] urns;

  private SchoolRule(long[] urns) {
    this.urns = urns;
  }

  /**
   * The rule for results.
   *
   * @param schools URNs of the register; none when it is not known, and then no row is judged
   */
  public static SchoolRule of(Collection<Long> schools) {
    return new SchoolRule(schools.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  /** The rule for rows that are not judged. */
  public static SchoolRule none() {
    return new SchoolRule(new long[0]);
  }

  /** The row, broken when its school is not known. */
  public Parsed judge(Parsed parsed, RecordParser parser) {
    if (urns.length == 0 || !(parsed instanceof Parsed.Kept kept) || isKnown(kept.values())) {
      return parsed;
    }
    return new Parsed.Broken(
        List.of(
            new RowBreak(
                parser.headers().get(URN),
                "foreignKeys",
                "the school is not in the register (the URN is not shown)")));
  }

  private boolean isKnown(Map<String, Object> values) {
    return values.get(URN) instanceof Long urn && Arrays.binarySearch(urns, urn) >= 0;
  }
}

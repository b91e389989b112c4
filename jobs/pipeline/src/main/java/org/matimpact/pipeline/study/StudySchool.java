package org.matimpact.pipeline.study;

import java.io.Serializable;

/**
 * An eligible school of the cohort.
 *
 * @param arm mat, standalone_academy or maintained
 * @param route converter or sponsored; empty text for maintained schools
 * @param trustUid trust; empty text for maintained schools
 * @param bandStart size band at the start of the window; empty text outside bands
 * @param bandEnd size band at its end; empty text outside bands
 * @param la code of the local authority; empty text where unknown
 */
public record StudySchool(
    long urn,
    String arm,
    String route,
    String trustUid,
    String bandStart,
    String bandEnd,
    String la)
    implements Serializable {

  /** Arm of schools in multi-school trusts. */
  public static final String MAT = "mat";

  /** Arm of academies without another school in their trust. */
  public static final String STANDALONE = "standalone_academy";

  /** Arm of schools maintained by a local authority. */
  public static final String MAINTAINED = "maintained";

  /** Stands where a school is in no single matched set. */
  public static final long NO_SET = 0;

  String band(String sizeAt) {
    return sizeAt.equals("start") ? bandStart : bandEnd;
  }

  boolean sponsored() {
    return route.equals("sponsored");
  }
}

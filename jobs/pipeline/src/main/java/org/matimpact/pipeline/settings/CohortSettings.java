package org.matimpact.pipeline.settings;

import java.util.List;

/**
 * Who is treated, by which dates, in which size band.
 *
 * @param exposure reading of "over a three-year period"
 * @param exposureYears years in the trust by the end, for the reading {@link Exposure#YEARS}
 * @param shortestStayDays shorter stays in a trust are artefacts of the register
 * @param rareLevelShare levels held by a smaller share of a phase's schools are pooled, 0 to 1
 */
public record CohortSettings(
    Exposure exposure,
    int exposureYears,
    OneSchoolTrusts oneSchoolTrusts,
    TrustContinuity trust,
    List<SizeBand> sizeBands,
    List<SizeAt> sizeAt,
    int shortestStayDays,
    double rareLevelShare) {

  /** The two readings of exposure. */
  public enum Exposure {
    WHOLE_WINDOW,
    YEARS
  }

  /** What a multi-academy trust with one school counts as. */
  public enum OneSchoolTrusts {
    STANDALONE,
    EXCLUDE
  }

  /** Whether a treated school must stay in one trust. */
  public enum TrustContinuity {
    SAME,
    ANY
  }

  /** When the size of a trust is counted. */
  public enum SizeAt {
    END,
    START
  }
}

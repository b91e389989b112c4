package org.matimpact.pipeline.study;

import java.util.List;

/**
 * The score of a trust by the method of the Department for Education (Multi-academy trust
 * performance measures: England, methodology): value added of its schools weighted by pupils times
 * years in the trust, at most {@value #MOST_YEARS}, of trusts with at least {@value #LEAST_SCHOOLS}
 * schools that have been in it for at least {@value #LEAST_YEARS} whole academic years.
 *
 * <p>Interval: 1.96 sd sqrt(sum w^2 n) / sum w n with w the years, as if pupils were a random
 * sample of the nation's: the interval of a school's Progress 8 (1.96 sd / sqrt(n)) carried to the
 * weighted mean. It says nothing about how schools of a trust vary.
 *
 * @param schools schools of at least {@value #LEAST_YEARS} years with a result
 * @param score NaN, like its limits, for fewer than {@value #LEAST_SCHOOLS} schools
 */
public record TrustScore(int schools, double pupils, double score, double low, double high) {

  private static final int LEAST_SCHOOLS = 3;
  private static final int LEAST_YEARS = 3;
  private static final int MOST_YEARS = 4;
  private static final double NORMAL_95 = 1.959963984540054;

  /**
   * A school of the trust.
   *
   * @param years whole academic years in the trust
   */
  public record Member(double pupils, double years, double valueAdded) {}

  /**
   * The score of a trust.
   *
   * @param sd SD of the value added of the nation's pupils; NaN when unknown
   */
  public static TrustScore of(List<Member> members, double sd) {
    int schools = 0;
    double pupils = 0;
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (Member member : members) {
      if (member.years() >= LEAST_YEARS && member.pupils() > 0) {
        double years = StrictMath.min(member.years(), MOST_YEARS);
        schools++;
        pupils += member.pupils();
        weights += years * member.pupils();
        sum += years * member.pupils() * member.valueAdded();
        squares += years * years * member.pupils();
      }
    }
    double score = schools < LEAST_SCHOOLS ? Double.NaN : sum / weights;
    double half = NORMAL_95 * sd * StrictMath.sqrt(squares) / weights;
    return new TrustScore(schools, pupils, score, score - half, score + half);
  }
}

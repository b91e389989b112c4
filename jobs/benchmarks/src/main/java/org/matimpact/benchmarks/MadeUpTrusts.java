package org.matimpact.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;
import org.matimpact.statistics.random.CounterRandom;
import org.matimpact.statistics.random.Purpose;

/**
 * Sums by school of made-up pupils of one year, without the pupils: y = 0.6 x + 0.1 z + (tau + b) T
 * + u + e. T is treatment, b the effect of the trust, z known of the school, x of the pupil, and u
 * of the school, half of its variance shared by the two schools of a pair (what matching left out);
 * u and e have variance 1 together. Means are normal; the sums of squares and products of x and e
 * inside a school are drawn from their Wishart distribution by Bartlett's decomposition.
 */
final class MadeUpTrusts {

  /** The column of the treatment. */
  static final int TREATED = 1;

  /** The mean effect. */
  static final double TAU = .05;

  private static final double SLOPE = .6;
  private static final double SCHOOL_SLOPE = .1;
  private static final double SPREAD_OF_MEANS = .3;
  private static final double SHARED_BY_PAIR = .5;
  private static final int MEAN_PUPILS = 170;
  private static final double SPREAD_OF_SIZES = .3;

  /** Where the numbers of pairs and trusts begin among the items of random numbers. */
  private static final int PAIRS = 1_000_000;

  private static final int TRUSTS = 2_000_000;

  private final CoverageDesign design;
  private final double trustDeviation;
  private final double schoolDeviation;
  private final double pupilDeviation;
  private final CounterRandom random;

  MadeUpTrusts(CoverageDesign design, double trustDeviation, double intraclass, long seed) {
    this.design = design;
    this.trustDeviation = trustDeviation;
    schoolDeviation = Math.sqrt(intraclass);
    pupilDeviation = Math.sqrt(1 - intraclass);
    random = new CounterRandom(seed, Purpose.SIMULATION);
  }

  SchoolYears draw(int draw) {
    List<SchoolYear> schools = new ArrayList<>();
    for (int treated = 1; treated >= 0; treated--) {
      for (int pair = 0; pair < design.pairs(); pair++) {
        schools.add(school(draw, pair, treated, schools.size()));
      }
    }
    return SchoolYears.of(schools.size(), schools);
  }

  private SchoolYear school(int draw, int pair, int treated, int number) {
    CounterRandom.Stream own = random.stream(draw, number);
    double z = own.normal();
    double u =
        schoolDeviation
            * (Math.sqrt(1 - SHARED_BY_PAIR) * own.normal()
                + Math.sqrt(SHARED_BY_PAIR) * random.stream(draw, PAIRS + pair).normal());
    double b = trustDeviation * random.stream(draw, TRUSTS + design.trust(pair)).normal();
    int n = (int) Math.max(30, MEAN_PUPILS * StrictMath.exp(SPREAD_OF_SIZES * own.normal()));
    double x = SPREAD_OF_MEANS * own.normal() + own.normal() / Math.sqrt(n);
    double e = pupilDeviation * own.normal() / Math.sqrt(n);
    double y = SLOPE * x + SCHOOL_SLOPE * z + treated * (TAU + b) + u + e;
    return new SchoolYear(
        number, n, new double[] {1, treated, z}, new double[] {x, y}, within(own, n));
  }

  /** Sums of xx, xy and yy inside a school. */
  private double[] within(CounterRandom.Stream own, int n) {
    double xx = chiSquare(own, n - 1);
    double share = own.normal();
    double xe = pupilDeviation * Math.sqrt(xx) * share;
    double ee = pupilDeviation * pupilDeviation * (share * share + chiSquare(own, n - 2));
    return new double[] {xx, SLOPE * xx + xe, SLOPE * SLOPE * xx + 2 * SLOPE * xe + ee};
  }

  /**
   * Twice a gamma number of half the degrees of freedom, by acceptance (Marsaglia &amp; Tsang 2000,
   * ACM Transactions on Mathematical Software 26, 363-372).
   */
  private static double chiSquare(CounterRandom.Stream own, int degreesOfFreedom) {
    double d = degreesOfFreedom / 2.0 - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = own.normal();
      double v = Math.pow(1 + c * z, 3);
      if (v > 0 && StrictMath.log(own.uniform()) < z * z / 2 + d - d * v + d * StrictMath.log(v)) {
        return 2 * d * v;
      }
    }
  }
}

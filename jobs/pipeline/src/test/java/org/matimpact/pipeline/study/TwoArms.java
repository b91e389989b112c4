package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Some schools in trusts and as many outside, alike but for what a test changes. */
public final class TwoArms {

  static final String SET = "intake";

  /** Of all treated, exact on route. */
  public static final Contrast SAME_ROUTE =
      new Contrast("secondary", StudySchool.STANDALONE, "same", "all", "all", "all", SET);

  private static final int IN_TRUST = 4;
  private static final int IN_LA = 10;

  final int treated;
  public final double[] prior;
  final double[] poor;
  final String[] region;
  private final List<StudySchool> schools = new ArrayList<>();

  /** The first {@code treated} schools are in trusts; {@code comparison} follow. */
  public TwoArms(int treated, int comparison) {
    this.treated = treated;
    int count = treated + comparison;
    prior = new double[count];
    poor = new double[count];
    region = new String[count];
    Random random = new Random(7);
    for (int i = 0; i < count; i++) {
      boolean inTrust = i < treated;
      prior[i] = random.nextGaussian() + (inTrust ? 0.3 : 0);
      poor[i] = 30 + 10 * random.nextGaussian();
      region[i] = random.nextBoolean() ? "North" : "South";
      schools.add(
          new StudySchool(
              100_000 + i,
              inTrust ? StudySchool.MAT : StudySchool.STANDALONE,
              random.nextInt(3) == 0 ? "sponsored" : "converter",
              inTrust ? "T" + i / IN_TRUST : "S" + i,
              inTrust ? "4-6" : "",
              inTrust ? "4-6" : "",
              Integer.toString(random.nextInt(count / IN_LA)),
              region[i]));
    }
  }

  StudySchool school(int i) {
    return schools.get(i);
  }

  void change(int i, UnaryOperator<StudySchool> change) {
    schools.set(i, change.apply(schools.get(i)));
  }

  /** Returns the schools as they are now. */
  public StudyPhase phase() {
    String[] none = new String[0];
    return new StudyPhase(
        "secondary",
        List.copyOf(schools),
        Map.of(
            SET,
            List.of(
                new CovariateColumn("prior", prior, none, List.of("before")),
                new CovariateColumn("poor", poor, none, List.of("before")),
                new CovariateColumn("region", new double[0], region, List.of("fixed")))));
  }
}

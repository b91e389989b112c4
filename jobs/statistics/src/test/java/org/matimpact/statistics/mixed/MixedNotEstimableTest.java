package org.matimpact.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.mixed.RandomTerm.GroupEffect;
import org.matimpact.statistics.mixed.RandomTerm.GroupIntercept;
import org.matimpact.statistics.mixed.RandomTerm.SchoolIntercept;
import org.matimpact.statistics.mixed.RandomTerm.SchoolSlope;
import org.matimpact.statistics.mixed.RandomTerm.SchoolYearIntercept;
import org.matimpact.statistics.multilevel.DependentColumns;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;
import org.matimpact.statistics.multilevel.PupilRows;
import org.matimpact.statistics.multilevel.SchoolYears;

/** What the data cannot answer is said in words, never in numbers. */
class MixedNotEstimableTest {

  private static final RandomTrusts PUPILS = new RandomTrusts(41);
  private static final SchoolYears DATA = PUPILS.data();
  private static final RandomTerm SCHOOL = new SchoolIntercept();
  private static final int T = RandomTrusts.TREATMENT;

  private static void refuses(ThrowingCallable call, Reason reason, String words) {
    assertThatExceptionOfType(NotEstimableException.class)
        .isThrownBy(call)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static MixedFit fit(SchoolYears data, RandomTerm... terms) {
    return MixedModel.of(data, List.of(terms)).fit(Likelihood.REML);
  }

  @Test
  void oneTrustOnly() {
    RandomTerm trust = new GroupEffect("trust", new int[RandomTrusts.SCHOOLS], T);
    refuses(() -> fit(DATA, SCHOOL, trust), Reason.TOO_FEW_GROUPS, "of trust: 1 group");
  }

  @Test
  void trustsOfOneSchool() {
    int[] own = IntStream.range(0, RandomTrusts.SCHOOLS).toArray();
    refuses(
        () -> fit(DATA, SCHOOL, new GroupIntercept("la", own)),
        Reason.TOO_FEW_GROUPS,
        "Cannot tell la from schools");
  }

  @Test
  void noPupilsBesidesEffects() {
    double[][] none = {};
    int[] school = {0, 0, 1, 1};
    double[][] ones = {{1, 1, 1, 1}};
    SchoolYears data = PupilRows.group(school, new int[] {0, 1, 0, 1}, ones, none, new double[4]);
    refuses(
        () -> fit(data, SCHOOL, new SchoolYearIntercept()),
        Reason.TOO_FEW_GROUPS,
        "no more pupils than effects (4)");
    SchoolYears one =
        PupilRows.group(new int[4], new int[4], ones, none, new double[] {1, 2, 3, 4});
    refuses(() -> fit(one, SCHOOL), Reason.TOO_FEW_GROUPS, "1 school ");
  }

  @Test
  void noVariationInsideGroups() {
    double[] constant = IntStream.of(PUPILS.school).mapToDouble(j -> j * j % 7).toArray();
    double[][] none = {};
    SchoolYears data =
        PupilRows.group(
            PUPILS.school, PUPILS.year, new double[][] {PUPILS.between[0]}, none, constant);
    refuses(() -> fit(data, SCHOOL), Reason.NO_VARIANCE, "does not vary between pupils");
    SchoolYears column =
        PupilRows.group(PUPILS.school, PUPILS.year, PUPILS.between, PUPILS.pupil, PUPILS.pupil[0]);
    refuses(() -> fit(column, SCHOOL), Reason.NO_VARIANCE, "without a residual");
  }

  /** A column for every trust leaves nothing between trusts. */
  @Test
  void columnsThatTakeAllDifferences() {
    int[] codes = IntStream.of(PUPILS.trusts).distinct().toArray();
    double[][] between = new double[codes.length][PUPILS.outcome.length];
    for (int i = 0; i < PUPILS.outcome.length; i++) {
      int trust = PUPILS.trusts[PUPILS.school[i]];
      between[
              IntStream.range(0, codes.length)
                  .filter(k -> codes[k] == trust)
                  .findFirst()
                  .orElseThrow()][
              i] =
          1;
    }
    SchoolYears data =
        PupilRows.group(PUPILS.school, PUPILS.year, between, PUPILS.pupil, PUPILS.outcome);
    refuses(
        () -> fit(data, SCHOOL, new GroupIntercept("trust", PUPILS.trusts)),
        Reason.TOO_FEW_GROUPS,
        "variance of trust: the columns of the design leave no differences");
  }

  @Test
  void dependentColumns() {
    SchoolYears twice = DATA.select(new int[] {0, 1, 2, 1}, new int[] {0, 1});
    refuses(
        () -> MixedModel.of(twice, List.of(SCHOOL), DependentColumns.REFUSE),
        Reason.DEPENDENT_COLUMN,
        "columns [3]");
    MixedFit fit = fit(twice, SCHOOL);
    assertThat(fit.dropped()).containsExactly(3);
    refuses(() -> fit.coefficient(3), Reason.DEPENDENT_COLUMN, "column 3 ");
    refuses(() -> fit.satterthwaite().coefficient(3), Reason.DEPENDENT_COLUMN, "column 3 ");
  }

  @Test
  void kenwardRogerNeedsRemlAndVariances() {
    assertThatIllegalStateException()
        .isThrownBy(() -> MixedModel.of(DATA, List.of(SCHOOL)).fit(Likelihood.ML).kenwardRoger());
    MixedFit singular = MixedCase.named("slopes-singular").model().fit(Likelihood.REML);
    assertThat(singular.isSingular()).isTrue();
    refuses(singular::kenwardRoger, Reason.NO_VARIANCE, "on the boundary");
  }

  @Test
  void malformedTerms() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(DATA))
        .withMessage("Cannot fit: no random-effect term");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(DATA, SCHOOL, new SchoolSlope(3)))
        .withMessageContaining("2 terms of schools");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(DATA, new SchoolSlope(9)))
        .withMessage("Invalid column of the slope: 9 (there are 5)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(DATA, SCHOOL, new GroupEffect("trust", PUPILS.trusts, 4)))
        .withMessage("Invalid column of trust: 4 (there are 3)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> fit(DATA, SCHOOL, new GroupIntercept("la", Arrays.copyOf(PUPILS.trusts, 3))))
        .withMessage("Cannot use 3 codes of la for 14 schools");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(DATA, SCHOOL).groupEffects("trust"))
        .withMessageContaining("no groups named trust");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(DATA, SCHOOL).interval(2))
        .withMessageContaining("the model has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedModel.of(DATA, List.of(SCHOOL)).at(new double[2], Likelihood.ML))
        .withMessageContaining("2 numbers for 1");
  }
}

package org.matimpact.pipeline.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matimpact.pipeline.report.words.Finding.HIGHER;
import static org.matimpact.pipeline.report.words.Finding.LOWER;
import static org.matimpact.pipeline.report.words.Finding.NOT_ESTIMABLE;
import static org.matimpact.pipeline.report.words.Finding.SUPPRESSED;
import static org.matimpact.pipeline.report.words.Finding.TOO_FEW_TRUSTS;
import static org.matimpact.pipeline.report.words.Finding.UNCLEAR;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void withoutATrendNothingIsTold() {
    String told = "This edition cannot tell: it has no trend over the size of trusts to rely on.";

    assertThat(Answer.of(List.of())).isEqualTo(told);
    assertThat(Answer.of(List.of(NOT_ESTIMABLE, SUPPRESSED, TOO_FEW_TRUSTS))).isEqualTo(told);
  }

  @Test
  void intervalsThatAllHoldZeroShowNoClearTrend() {
    assertThat(Answer.of(List.of(UNCLEAR, UNCLEAR, NOT_ESTIMABLE)))
        .isEqualTo(
            "No clear trend: in none of 2 comparisons did results clearly go with the number of"
                + " schools in a trust.");
    assertThat(Answer.of(List.of(UNCLEAR))).contains("none of 1 comparison did");
  }

  @Test
  void oneDirectionIsCounted() {
    assertThat(Answer.of(List.of(LOWER, LOWER, UNCLEAR)))
        .isEqualTo(
            "Results were lower the larger the trust in 2 of 3 comparisons, with no clear trend in"
                + " the other 1.");
    assertThat(Answer.of(List.of(HIGHER)))
        .isEqualTo("Results were higher the larger the trust in 1 of 1 comparison.");
  }

  @Test
  void twoDirectionsDiffer() {
    assertThat(Answer.of(List.of(HIGHER, LOWER, LOWER, UNCLEAR, NOT_ESTIMABLE)))
        .isEqualTo(
            "It differs: of 4 comparisons, results were higher the larger the trust in 1 and lower"
                + " in 2, with no clear trend in the other 1.");
  }

  @Test
  void theRemainderCountsWhatIsLeftOut() {
    assertThat(Answer.remainder(List.of(UNCLEAR, HIGHER))).isEmpty();
    assertThat(Answer.remainder(List.of(SUPPRESSED, NOT_ESTIMABLE))).isEmpty();
    assertThat(Answer.remainder(List.of(UNCLEAR, NOT_ESTIMABLE, TOO_FEW_TRUSTS)))
        .startsWith("Of a further 2 comparisons no trend can be told");
  }
}

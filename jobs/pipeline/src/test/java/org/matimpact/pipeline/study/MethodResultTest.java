package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.matching.CardinalityResult;
import org.matimpact.statistics.matching.Matching;

/** What a method made, as the pipeline takes it. */
class MethodResultTest {

  private static final boolean[] TREATED = {true, false, true, false, false};

  @Test
  void schoolsOfNegligibleWeightAreNoSchools() {
    Matching matching = matching(1, 1.5, 1e-6, 1.0000001e-6, 1e-9);

    Matching kept = MethodResult.of(matching).withoutNegligible(TREATED).matching();

    assertThat(kept.weights()).containsExactly(1, 1.5, 0, 1.0000001e-6, 0);
    assertThat(kept.unmatchedTreated()).containsExactly(2);
    assertThat(matching.weights())
        .as("left as it was")
        .containsExactly(1, 1.5, 1e-6, 1.0000001e-6, 1e-9);
  }

  @Test
  void aSearchThatWasCutShortSaysHowManyCouldBeKept() {
    Matching matching = matching(1, 1, 0, 0, 0);
    assertThat(MethodResult.of(new CardinalityResult(matching, 2, 2)).note()).isEmpty();
    assertThat(MethodResult.of(new CardinalityResult(matching, 2, 4)).note())
        .isEqualTo("not proven to keep most: kept 2 schools, at most 4 are possible");
  }

  private static Matching matching(double... weights) {
    int[] none = new int[weights.length];
    Arrays.fill(none, Matching.NO_SUBCLASS);
    return new Matching(List.of(), weights, new int[0], 0, 0, Double.POSITIVE_INFINITY, none);
  }
}

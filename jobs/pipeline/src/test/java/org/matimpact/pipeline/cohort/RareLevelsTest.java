package org.matimpact.pipeline.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RareLevelsTest {

  @Test
  void rareLevelsArePooledTogether() {
    assertThat(RareLevels.pool(levels(97, 2, 2, 0), 0.03))
        .containsEntry("a", "a")
        .containsEntry("b", "other")
        .containsEntry("c", "other");
  }

  @Test
  void aPoolThatIsRareItselfJoinsTheCommonest() {
    assertThat(RareLevels.pool(levels(199, 1, 0, 0), 0.01)).containsEntry("b", "a");
  }

  @Test
  void anOtherOfTheSourceTakesThePoolIn() {
    assertThat(RareLevels.pool(levels(90, 1, 0, 9), 0.02))
        .containsEntry("b", "other")
        .containsEntry("other", "other");
  }

  private static List<String> levels(int a, int b, int c, int other) {
    List<String> levels = new ArrayList<>();
    levels.addAll(Collections.nCopies(a, "a"));
    levels.addAll(Collections.nCopies(b, "b"));
    levels.addAll(Collections.nCopies(c, "c"));
    levels.addAll(Collections.nCopies(other, "other"));
    return levels;
  }
}

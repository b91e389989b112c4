package org.matimpact.pipeline.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.cohort.SchoolChain.Note;

class SchoolChainsTest {

  private final SchoolChains chains = new SchoolChains();

  @Test
  void aSchoolWithoutPredecessorIsItsOwnChain() {
    assertThat(chains.of(3)).isEqualTo(new SchoolChain(java.util.List.of(3L), Note.NONE));
  }

  @Test
  void walksBackOverSeveralConversions() {
    chains.follows(3, 2);
    chains.follows(2, 1);
    chains.follows(3, 2); // the same link, seen from its other end
    assertThat(chains.of(3).urns()).containsExactly(3L, 2L, 1L);
    assertThat(chains.of(3).id()).isEqualTo(1);
    assertThat(chains.of(3).note()).isEqualTo(Note.SIMPLE);
  }

  @Test
  void aMergerHasNoBaseline() {
    chains.follows(3, 1);
    chains.follows(3, 2);
    assertThat(chains.of(3).urns()).containsExactly(3L);
    assertThat(chains.of(3).note()).isEqualTo(Note.MERGED);
  }

  @Test
  void aSplitSchoolIsTheBaselineOfNone() {
    chains.follows(2, 1);
    chains.follows(3, 1);
    assertThat(chains.of(3).urns()).containsExactly(3L);
    assertThat(chains.of(3).note()).isEqualTo(Note.SPLIT);
  }

  @Test
  void aCycleEndsTheWalk() {
    chains.follows(1, 2);
    chains.follows(2, 1);
    assertThat(chains.of(1).urns()).containsExactly(1L, 2L);
    assertThat(chains.of(1).note()).isEqualTo(Note.CYCLE);
  }
}

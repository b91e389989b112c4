package org.matimpact.statistics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
class OverlapTest {

  @Test
  void countsThoseOutsideTheOtherRange() {
    boolean[] treated = {true, true, true, true, false, false, false, false, false};
    double[] score = {2, 3, 4, 9, 0, 1, 3, 4, 5};
    Overlap overlap = Overlap.of(treated, score);
    assertThat(overlap.treatedMinimum()).isEqualTo(2);
    assertThat(overlap.comparisonMaximum()).isEqualTo(5);
    assertThat(overlap.treatedOutside()).isEqualTo(0.25);
    assertThat(overlap.comparisonOutside()).isEqualTo(0.4);
  }

  /** Twenty scores, two in each tenth, one of each arm. */
  @Test
  void alternatingArmsOverlapWholly() {
    boolean[] treated = new boolean[20];
    IntStream.range(0, 20).forEach(i -> treated[i] = i % 2 == 0);
    double[] score = IntStream.range(0, 20).asDoubleStream().toArray();
    Overlap overlap = Overlap.of(treated, score);
    assertThat(overlap.treatedByTenth()).containsOnly(1).hasSize(10);
    assertThat(overlap.coefficient()).isCloseTo(1, within(1e-15));
  }

  @Test
  void separateArmsDoNotOverlap() {
    boolean[] treated = new boolean[20];
    IntStream.range(10, 20).forEach(i -> treated[i] = true);
    Overlap overlap = Overlap.of(treated, IntStream.range(0, 20).asDoubleStream().toArray());
    assertThat(overlap.coefficient()).isEqualTo(0);
    assertThat(overlap.treatedOutside()).isEqualTo(1);
  }
}

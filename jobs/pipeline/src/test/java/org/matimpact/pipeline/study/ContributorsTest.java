package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Counted by hand. */
class ContributorsTest {

  private static final Contributors THREE = new Contributors("a/1/20 a/2/30 b/3/40");

  private static Contributors.Difference apart(String others) {
    return THREE.apart(new Contributors(others));
  }

  @Test
  void theSameAreNotApart() {
    assertThat(apart(THREE.text())).isEqualTo(new Contributors.Difference(0, 0, 0));
  }

  /** Equal numbers of trusts, schools and pupils: only who they are tells the two apart. */
  @Test
  void oneTrustInThePlaceOfAnotherIsTwoTrustsAndTheirPupils() {
    assertThat(apart("a/1/20 a/2/30 c/4/40")).isEqualTo(new Contributors.Difference(2, 2, 80));
  }

  @Test
  void pupilsOfASchoolInBothCountByTheDifferenceOfItsNumbers() {
    assertThat(apart("a/1/22 a/2/28 b/3/40")).isEqualTo(new Contributors.Difference(0, 0, 4));
    assertThat(apart("a/1/20 a/2/30")).isEqualTo(new Contributors.Difference(1, 1, 40));
  }

  @Test
  void whereNoPupilsAreKnownSchoolsAreAndOutsideTrustsNoTrust() {
    assertThat(new Contributors("/1/ /2/").apart(new Contributors("/1/ /3/")))
        .isEqualTo(new Contributors.Difference(0, 2, 0));
  }
}

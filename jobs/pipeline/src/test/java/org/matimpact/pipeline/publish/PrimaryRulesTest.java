package org.matimpact.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.study.Contributors;

/** Each rule at its limit: what is on the limit is published (under it, for dominance). */
class PrimaryRulesTest {

  private static final Limits LIMITS = new Limits(10, 3, 3, 0.9, 0.1, 10, 10, 3);
  private static final Arm ENOUGH = arm(10, 3, 3, 0.89);

  @Test
  void aRowOnEveryLimitIsPublished() {
    assertThat(suppressed(cell("a", ENOUGH, outside(10, 3), 10))).isEmpty();
  }

  @Test
  void eachRuleSuppressesOneBeyondItsLimit() {
    assertThat(rule(cell("a", arm(9, 3, 3, 0.5), outside(10, 3), 10))).isEqualTo(Rule.FEW_PUPILS);
    assertThat(rule(cell("a", arm(0, 3, 3, 0.5), outside(10, 3), 10))).isEqualTo(Rule.FEW_PUPILS);
    assertThat(rule(cell("a", arm(10, 2, 3, 0.5), outside(10, 3), 10))).isEqualTo(Rule.FEW_SCHOOLS);
    assertThat(rule(cell("a", arm(10, 3, 2, 0.5), outside(10, 3), 10))).isEqualTo(Rule.FEW_TRUSTS);
    assertThat(rule(cell("a", arm(10, 3, 3, 0.9), outside(10, 3), 10))).isEqualTo(Rule.DOMINANCE);
    assertThat(rule(cell("a", ENOUGH, outside(9, 3), 10))).isEqualTo(Rule.FEW_PUPILS);
    assertThat(rule(cell("a", ENOUGH, outside(10, 2), 10))).isEqualTo(Rule.FEW_SCHOOLS);
    assertThat(rule(cell("a", ENOUGH, outside(10, 3), 9))).isEqualTo(Rule.RESIDUAL_DF);
  }

  @Test
  void aShareThatIsNoNumberIsSuppressed() {
    assertThat(rule(cell("a", arm(50, 9, 9, Double.NaN), outside(50, 9), 10)))
        .isEqualTo(Rule.DOMINANCE);
  }

  @Test
  void ofTwoSpecificationsWithNearlyTheSameSchoolsTheFirstStays() {
    Cell first = cell("first", arm(100, 9, 9, 0.5), outside(100, 9), 10);
    Cell fewerPupils = cell("fewer", arm(91, 9, 9, 0.5), outside(100, 9), 10);
    Cell fewerTrusts = cell("trusts", arm(50, 9, 7, 0.5), outside(100, 9), 10);
    Cell same = cell("same", arm(100, 9, 9, 0.5), outside(100, 9), 10);
    Cell far = cell("wide", arm(90, 9, 6, 0.5), outside(100, 9), 10);
    Map<String, Suppression> suppressed = suppressed(fewerTrusts, far, same, fewerPupils, first);
    assertThat(suppressed).containsOnlyKeys("fewer", "trusts");
    assertThat(suppressed.values()).allMatch(by -> by.rule() == Rule.DIFFERENCE);
  }

  /**
   * The same numbers, a trust of 40 pupils in the place of another: their difference tells both.
   */
  @Test
  void aTrustInThePlaceOfAnotherIsSeenThoughTheNumbersAgree() {
    Cell first = cell("first", of("a/1/40 b/2/40 c/3/40"), outside(100, 9), 10);
    Cell swapped = cell("swapped", of("a/1/40 b/2/40 d/4/40"), outside(100, 9), 10);
    Cell other = cell("other", of("d/4/40 e/5/40 f/6/40"), outside(100, 9), 10);
    assertThat(suppressed(first, swapped, other)).containsOnlyKeys("swapped");
  }

  private static Arm of(String contributors) {
    return new Arm(
        OptionalLong.of(120),
        3,
        OptionalLong.of(3),
        Optional.of(new Shares(1.0 / 3, 2.0 / 3)),
        new Contributors(contributors));
  }

  @Test
  void theReasonDoesNotTellTheSize() {
    assertThat(suppressed(cell("a", arm(7, 3, 3, 0.5), outside(10, 3), 10)).get("a").detail())
        .isEqualTo("fewer than 10 pupils");
  }

  @Test
  void anArmOfTrustsNeedsItsDominance() {
    assertThatThrownBy(() -> new Arm(OptionalLong.of(10), 3, OptionalLong.of(3), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Rule rule(Cell cell) {
    return suppressed(cell).get(cell.key()).rule();
  }

  private static Map<String, Suppression> suppressed(Cell... cells) {
    return new PrimaryRules(LIMITS).suppressed(List.of(cells), Map.of());
  }

  private static Cell cell(String key, Arm counted, Arm comparison, long residualDf) {
    return new Cell(
        key,
        key.equals("first") ? 0 : 1,
        counted,
        Optional.of(comparison),
        OptionalLong.of(residualDf),
        "population",
        List.of());
  }

  private static Arm arm(long pupils, long schools, long trusts, double share) {
    return new Arm(
        OptionalLong.of(pupils),
        schools,
        OptionalLong.of(trusts),
        Optional.of(new Shares(share / 2, share)));
  }

  private static Arm outside(long pupils, long schools) {
    return new Arm(OptionalLong.of(pupils), schools, OptionalLong.empty(), Optional.empty());
  }
}

package org.matimpact.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * Nothing that is suppressed comes back. The truth is the attacker's: what follows from published
 * sizes and known sums, by exact elimination ({@link Attacker}).
 */
class DisclosureControlTest {

  private static final Limits LIMITS = new Limits(10, 3, 3, 0.9, 0.1, 10, 10, 3);
  private static final int RESULT_SETS = 200;

  @Test
  void theAttackerRecoversNothingOfTwoHundredResultSets() {
    int suppressions = 0;
    int published = 0;
    for (int seed = 0; seed < RESULT_SETS; seed++) {
      RandomResults results = RandomResults.of(seed);
      Map<String, Suppression> suppressed = control(results);
      Map<String, Long> open = results.published(suppressed);
      Map<String, Long> recovered = new Attacker(results.relations(), open).recovered();
      assertThat(recovered.keySet()).as("seed %d", seed).noneMatch(suppressed::containsKey);
      // A combination that was never asked for may follow, but not that it is small.
      assertThat(recovered.values()).as("seed %d", seed).allMatch(size -> size >= 10);
      suppressions += suppressed.size();
      published += open.size();
    }
    assertThat(suppressions).isGreaterThan(RESULT_SETS);
    assertThat(published).isGreaterThan(RESULT_SETS);
  }

  /**
   * A suppressed size below 10 is known to within 10 at best: the attacker's range is as wide as
   * the fewest that may be told. The tolerance is the solver's.
   */
  @Test
  void norDoesHeFindANarrowRangeOfWhatIsTooSmall() {
    int attacked = 0;
    for (int seed = 0; seed < RESULT_SETS; seed++) {
      RandomResults results = RandomResults.of(seed);
      Map<String, Suppression> suppressed = control(results);
      IntervalAttacker attacker =
          new IntervalAttacker(results.relations(), results.published(suppressed));
      for (String key : suppressed.keySet()) {
        if (results.sizes().get(key) < LIMITS.leastPupils()) {
          attacked++;
          assertThat(attacker.width(key))
              .as("seed %d, %s", seed, key)
              .isGreaterThan(LIMITS.leastPupils() - 1e-6);
        }
      }
    }
    assertThat(attacked).isGreaterThan(RESULT_SETS);
  }

  /** By hand: z + b = 60, b + c = 56 and z + d = 12 leave z between 4 and 12. */
  @Test
  void aRangeThatIsTooNarrowTakesWhatBoundsItAlong() {
    List<Cell> cells =
        List.of(
            RandomResults.cell("z", 5, 1),
            RandomResults.cell("b", 55, 2),
            RandomResults.cell("c", 1, 1),
            RandomResults.cell("d", 7, 1),
            RandomResults.cell("zb", 60, 1),
            RandomResults.cell("bc", 56, 1),
            RandomResults.cell("zd", 12, 0));
    List<Relation> relations =
        List.of(
            Relation.total("zb", List.of("z", "b")),
            Relation.total("bc", List.of("b", "c")),
            Relation.total("zd", List.of("z", "d")));
    Map<String, Long> shown = Map.of("zb", 60L, "bc", 56L, "zd", 12L);

    assertThat(new IntervalAttacker(relations, shown).width("z")).isCloseTo(8, within(1e-9));
    assertThat(suppressions(cells, relations)).containsOnlyKeys("b", "bc", "c", "d", "z");
  }

  @Test
  void theAttackerRecoversWhatPrimaryRulesAloneWouldLeak() {
    int leaking = 0;
    for (int seed = 0; seed < RESULT_SETS; seed++) {
      RandomResults results = RandomResults.of(seed);
      Map<String, Suppression> primary =
          new PrimaryRules(LIMITS).suppressed(results.cells(), Map.of());
      SortedMap<String, Long> recovered =
          new Attacker(results.relations(), results.published(primary)).recovered();
      recovered.forEach((key, size) -> assertThat(size).isEqualTo(results.sizes().get(key)));
      leaking += Collections.disjoint(recovered.keySet(), primary.keySet()) ? 0 : 1;
    }
    assertThat(leaking).isGreaterThan(RESULT_SETS / 2);
  }

  @Test
  void aMarginLeftInIsCaught() {
    int caught = 0;
    for (int seed = 0; seed < RESULT_SETS; seed++) {
      RandomResults results = RandomResults.of(seed);
      Map<String, Suppression> suppressed = control(results);
      for (Suppression secondary : suppressed.values()) {
        if (!secondary.rule().primary()) {
          Map<String, Long> leaky = results.published(suppressed);
          leaky.put(secondary.key(), results.sizes().get(secondary.key()));
          Set<String> told =
              new HashSet<>(new Attacker(results.relations(), leaky).recovered().keySet());
          told.retainAll(suppressed.keySet());
          caught += told.isEmpty() ? 0 : 1;
          break;
        }
      }
    }
    assertThat(caught).isGreaterThan(RESULT_SETS / 2);
  }

  /**
   * Published before with its primary suppressions alone, a result set leaks beside any later one.
   */
  @Test
  void anEarlierEditionThatLeftACellInIsCaught() {
    int caught = 0;
    for (int seed = 0; seed < RESULT_SETS; seed++) {
      RandomResults results = RandomResults.of(seed);
      Map<String, Suppression> suppressed = control(results);
      Map<String, Long> both = results.published(suppressed);
      both.putAll(
          results.published(new PrimaryRules(LIMITS).suppressed(results.cells(), Map.of())));
      Set<String> recovered = new Attacker(results.relations(), both).recovered().keySet();
      caught += Collections.disjoint(recovered, suppressed.keySet()) ? 0 : 1;
    }
    assertThat(caught).isGreaterThan(RESULT_SETS / 2);
  }

  @Test
  void theOrderOfRowsAndRelationsDoesNotMatter() {
    for (int seed = 0; seed < 20; seed++) {
      RandomResults results = RandomResults.of(seed);
      List<Cell> cells = new ArrayList<>(results.cells());
      List<Relation> relations = new ArrayList<>(results.relations());
      Collections.shuffle(cells, new Random(seed));
      Collections.shuffle(relations, new Random(seed));
      assertThat(suppressions(cells, relations)).isEqualTo(control(results));
    }
  }

  @Test
  void aGroupThatIsTooSmallTogetherIsNotToldEither() {
    List<Cell> cells =
        List.of(
            RandomResults.cell("all", 100, 0),
            RandomResults.cell("a", 4, 1),
            RandomResults.cell("b", 3, 1),
            RandomResults.cell("c", 40, 1),
            RandomResults.cell("d", 53, 1));
    Relation sum = Relation.total("all", List.of("a", "b", "c", "d"));
    assertThat(suppressions(cells, List.of(sum))).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void twoTotalsOverTheSameUnknownPartAreSeenTogether() {
    List<Cell> cells =
        List.of(
            RandomResults.cell("all", 104, 0),
            RandomResults.cell("small", 4, 1),
            RandomResults.cell("rest", 100, 1));
    List<Relation> relations =
        List.of(
            Relation.total("all", List.of("small", "x", "y")),
            Relation.total("rest", List.of("x", "y")));
    assertThat(suppressions(cells, relations)).containsOnlyKeys("small", "rest");
  }

  @Test
  void whatTheRelationsAloneTellCannotBeHidden() {
    List<Cell> cells =
        List.of(
            RandomResults.cell("a", 50, 1),
            RandomResults.cell("b", 50, 1),
            RandomResults.cell("c", 0, 1));
    List<Relation> relations =
        List.of(Relation.total("a", List.of("b", "c")), Relation.total("b", List.of("a", "c")));
    assertThatThrownBy(() -> suppressions(cells, relations))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("relations alone tell");
  }

  @Test
  void aDifferenceGoesWithTheRowsItIsComputedFrom() {
    Cell small = RandomResults.cell("disadvantaged=1", 4, 1);
    Cell large = RandomResults.cell("disadvantaged=0", 90, 1);
    Cell difference =
        new Cell(
            "disadvantaged=1-0",
            1,
            RandomResults.cell("both", 94, 1).counted(),
            Optional.empty(),
            OptionalLong.empty(),
            "difference",
            List.of(small.key(), large.key()));
    List<Cell> cells = List.of(small, large, difference);
    Map<String, Suppression> suppressed = suppressions(cells, List.of());
    assertThat(suppressed).containsOnlyKeys(small.key(), difference.key());
    assertThat(suppressed.get(difference.key()).rule()).isEqualTo(Rule.COMPUTED);
    Relation wrong = Relation.total(difference.key(), List.of(small.key(), large.key()));
    assertThatThrownBy(() -> suppressions(cells, List.of(wrong)))
        .hasMessageContaining("no part of a sum");
  }

  private static Map<String, Suppression> control(RandomResults results) {
    return suppressions(results.cells(), results.relations());
  }

  private static Map<String, Suppression> suppressions(List<Cell> cells, List<Relation> relations) {
    return DisclosureControl.suppressions(
        LIMITS, new Candidates(cells, List.of(), relations, Map.of(), Set.of()));
  }
}

package org.matimpact.pipeline.study.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;

/** Codes and numbers of patterns by hand. */
class PatternColumnsTest {

  private static final TableContract PUPILS = TableContracts.load().table("pupil_attainment");
  private static final int YEAR = 2019;

  /** Prior attainment of ten pupils of the nation: the value 20 is that of five. */
  private static final Map<Double, Long> PRIORS =
      Map.of(10.0, 1L, 15.0, 2L, 20.0, 5L, 25.5, 1L, 30.0, 1L);

  private static PatternColumns columns(int bands, String... names) {
    return PatternColumns.of(
        PUPILS,
        List.of(names),
        bands,
        new NationalCounts(
            new TreeMap<>(
                Map.of("prior_attainment", new TreeMap<>(Map.of(YEAR, new TreeMap<>(PRIORS)))))));
  }

  private static int code(PatternColumn column, double value) {
    return column.code(PupilColumn.of(PUPILS, column.name()).integer(value), YEAR);
  }

  @Test
  void aNumberOfFewValuesIsAsItIs() {
    PatternColumn age = columns(10, "age_months").columns().get(0);

    assertThat(age.size()).isEqualTo(12);
    assertThat(code(age, 0)).isZero();
    assertThat(code(age, 11)).isEqualTo(11);
    assertThat(age.columns()).containsExactly("age_months");
    assertThat(age.value(0, 7)).isEqualTo(7);
  }

  @Test
  void aCategoricalColumnHasAnIndicatorForEachLevelButTheFirst() {
    PatternColumn ethnicity = columns(10, "ethnicity").columns().get(0);

    assertThat(ethnicity.size()).isEqualTo(6);
    assertThat(ethnicity.columns()).hasSize(5).first().isEqualTo("ethnicity=mixed");
    assertThat(List.of(ethnicity.value(0, 0), ethnicity.value(0, 1), ethnicity.value(1, 1)))
        .containsExactly(0.0, 1.0, 0.0);
  }

  /** Ten bands of .1: .1 begins the second, 1 is in the last. */
  @Test
  void aNumberOfManyValuesIsTheMiddleOfItsBand() {
    PatternColumn idaci = columns(10, "idaci").columns().get(0);

    assertThat(List.of(code(idaci, 0), code(idaci, .0999), code(idaci, .1), code(idaci, 1)))
        .containsExactly(0, 0, 1, 9);
    assertThat(idaci.value(0, 0)).isCloseTo(.05, within(1e-15));
    assertThat(idaci.value(0, 9)).isCloseTo(.95, within(1e-15));
  }

  /** Fifths end at 15 (three of ten pupils), 20, 20, 20 (eight): the third and fourth are empty. */
  @Test
  void priorAttainmentIsInEqualSharesOfTheNation() {
    PatternColumn prior = columns(5, "prior_attainment").columns().get(0);

    assertThat(List.of(code(prior, 10), code(prior, 15), code(prior, 15.01), code(prior, 20)))
        .containsExactly(0, 0, 1, 1);
    assertThat(List.of(code(prior, 20.01), code(prior, 40))).containsExactly(4, 4);
    assertThat(prior.columns()).hasSize(4).first().isEqualTo("prior_attainment band 2");
    assertThat(prior.value(0, 1)).isEqualTo(1);
    assertThat(prior.value(3, 4)).isEqualTo(1);
    assertThat(prior.value(3, 1)).isZero();
  }

  @Test
  void aPatternIsOneNumberAndBack() {
    PatternColumns patterns = columns(10, "female", "age_months", "ethnicity");
    long[] integers = {99, 1, PupilColumn.of(PUPILS, "age_months").integer(7), 3};

    long number = patterns.number(integers, new int[] {1, 2, 3}, YEAR);

    assertThat(number).isEqualTo((1 * 12 + 7) * 6 + 3);
    assertThat(patterns.codes(number)).containsExactly(1, 7, 3);
    assertThat(patterns.names()).hasSize(7);
    assertThat(patterns.values(number)).containsExactly(1, 7, 0, 0, 1, 0, 0);
    assertThat(patterns.label()).isEqualTo("female:2,age_months:12,ethnicity:6");
  }

  @Test
  void morePatternsThanNumbersAreRefused() {
    List<PatternColumn> wide =
        List.of(new Levels("a", List.of("x", "y")), new EqualBands("b", 1 << 30, 0, 1, 0, 1));

    assertThatThrownBy(() -> new PatternColumns(List.of(wide.get(1), wide.get(1), wide.get(1))))
        .isInstanceOf(ArithmeticException.class);
    assertThat(new PatternColumns(wide).columns()).hasSize(2);
  }
}

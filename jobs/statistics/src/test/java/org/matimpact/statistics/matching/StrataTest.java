package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.NumericCovariate;

/** Names of strata are for people, and two strata never share one. */
class StrataTest {

  private static final CategoricalCovariate REGION =
      new CategoricalCovariate("region", new String[] {"London", "London", "Yorkshire, Humber"});
  private static final NumericCovariate AGE = new NumericCovariate("age", new double[] {1, 5, 9});

  @Test
  void namesAreReadable() {
    assertThat(Strata.exact(List.of(REGION, AGE)))
        .containsExactly(
            "region=London, age=1.0",
            "region=London, age=5.0",
            "region=Yorkshire\\, Humber, age=9.0");
    assertThat(Strata.coarsened(List.of(AGE), Map.of("age", Cuts.at(new double[] {4, 9}))))
        .containsExactly("age=..4.0", "age=4.0..9.0", "age=9.0..");
    String[] route = {"sponsored", "sponsored", "converter"};
    assertThat(Strata.cross(route, new String[] {"", "", ""}, Strata.exact(List.of(REGION))))
        .containsExactly(
            "sponsored | region=London",
            "sponsored | region=London",
            "converter | region=Yorkshire\\, Humber");
    assertThat(Strata.cross(new String[] {"", ""}, new String[] {"", ""})).containsExactly("", "");
  }

  /** Levels made of the marks themselves: the same name exactly where all levels agree. */
  @Test
  void differentStrataHaveDifferentNames() {
    Random random = new Random(1);
    String[] pieces = {"a", ",", ", ", "\\", "|", " | ", "=", ""};
    String[][] columns = new String[3][2000];
    for (String[] column : columns) {
      for (int row = 0; row < column.length; row++) {
        column[row] = pieces[random.nextInt(8)] + pieces[random.nextInt(8)];
      }
    }
    assertInjective(Strata.cross(columns), columns);
    assertInjective(
        Strata.exact(
            List.of(
                new CategoricalCovariate("a", columns[0]),
                new CategoricalCovariate("b, c=", columns[1]),
                new CategoricalCovariate("d", columns[2]))),
        columns);
  }

  private static void assertInjective(String[] strata, String[][] columns) {
    Map<String, List<String>> levels = new HashMap<>();
    Map<List<String>, String> names = new HashMap<>();
    for (int row = 0; row < strata.length; row++) {
      List<String> own = List.of(columns[0][row], columns[1][row], columns[2][row]);
      assertThat(levels.computeIfAbsent(strata[row], name -> own)).isEqualTo(own);
      assertThat(names.putIfAbsent(own, strata[row])).isIn(null, strata[row]);
    }
    assertThat(levels).hasSizeGreaterThan(1000);
  }
}

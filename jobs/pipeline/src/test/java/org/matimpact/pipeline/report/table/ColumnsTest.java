package org.matimpact.pipeline.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  private static final Columns<Double> COLUMNS =
      new Columns<Double>()
          .text("Name", Object::toString)
          .difference("Difference", 2, OptionalDouble::of)
          .count("Count", value -> value > 0 ? OptionalLong.of(1234) : OptionalLong.empty());

  @Test
  void aCellIsReadRoundedAndSortedInFull() {
    Table table = COLUMNS.over("id", "caption", List.of(0.12345));
    Cell difference = table.rows().get(0).cells().get(1);

    assertThat(difference.text()).isEqualTo("+0.12");
    assertThat(difference.sort()).isEqualTo("0.12345");
    assertThat(difference.number()).isTrue();
    assertThat(table.rows().get(0).first().text()).isEqualTo("0.12345");
    assertThat(table.rows().get(0).rest().get(1).text()).isEqualTo("1,234");
  }

  @Test
  void aMissingNumberIsAnEmptyCell() {
    Cell count = COLUMNS.over("id", "caption", List.of(-1.0)).rows().get(0).cells().get(2);

    assertThat(count.text()).isEmpty();
    assertThat(count.sort()).isEmpty();
  }

  @Test
  void manyRowsHaveAFilter() {
    assertThat(COLUMNS.over("id", "caption", Collections.nCopies(11, 1.0)).filtered()).isFalse();
    assertThat(COLUMNS.over("id", "caption", Collections.nCopies(12, 1.0)).filtered()).isTrue();
  }

  @Test
  void aLongTableAndAWideOneAreForTheScreen() {
    Columns<Double> wide = new Columns<>();
    IntStream.range(0, 20).forEach(column -> wide.text("c" + column, Object::toString));

    assertThat(COLUMNS.over("id", "caption", Collections.nCopies(99, 1.0)).large()).isFalse();
    assertThat(COLUMNS.over("id", "caption", Collections.nCopies(100, 1.0)).large()).isTrue();
    assertThat(wide.over("id", "caption", List.of()).large()).isTrue();
  }
}

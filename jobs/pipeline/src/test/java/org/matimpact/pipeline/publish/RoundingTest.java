package org.matimpact.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableSchema;
import scala.jdk.javaapi.CollectionConverters;

/** Counts by the definition of rounding to the nearest multiple, halves up. */
class RoundingTest {

  @Test
  void countsGoToTheNearestMultiple() {
    assertThat(List.of(0L, 2L, 3L, 7L, 8L, 12L, 13L).stream().map(new Rounding(5)::of))
        .containsExactly(0L, 0L, 5L, 5L, 10L, 10L, 15L);
    assertThat(new Rounding(1).of(13)).isEqualTo(13);
  }

  @Test
  void aShareIsThatOfItsRoundedCounts() {
    ResultRow row = missing(103, 12);

    ResultRow rounded = new Rounding(5).of(PupilFlow.MISSING, row);

    assertThat(rounded.whole("pupils")).hasValue(105);
    assertThat(rounded.whole("missing")).hasValue(10);
    assertThat(rounded.number("missing_share")).hasValue(10.0 / 105);
    assertThat(new Rounding(1).of(PupilFlow.MISSING, row)).isSameAs(row);
  }

  private static ResultRow missing(long pupils, long missing) {
    var contract = TableContracts.load().table(PupilFlow.MISSING);
    Row values =
        new RowTemplate(PupilFlow.MISSING, contract.columns(), "2019", "run")
            .row()
            .put("pupils", pupils)
            .put("missing", missing)
            .put("missing_share", (double) missing / pupils)
            .build();
    Row named =
        new GenericRowWithSchema(
            CollectionConverters.asJava(values.toSeq()).toArray(), TableSchema.of(contract));
    return ResultRow.of(contract, named);
  }
}

package org.matimpact.pipeline.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.TableResult;

class AlignedPrinterTest {

  private static final List<TableField> EFFECT =
      List.of(
          field("outcome", TableField.Type.STRING),
          field("unit", TableField.Type.STRING),
          field("estimate", TableField.Type.NUMBER),
          field("ci_low", TableField.Type.NUMBER),
          field("ci_high", TableField.Type.NUMBER),
          field("p_value", TableField.Type.NUMBER),
          field("treated_trusts", TableField.Type.INTEGER));

  @Test
  void numbersAreRoundedAndLimitsBecomeAnInterval() throws IOException {
    String printed =
        print(0, row("reading", "pupil SD", 0.08730570147, 0.01978098, 0.2094, 0.00003, 19L));

    assertThat(printed)
        .isEqualTo(
            """
            outcome  estimate  ci_low to ci_high   p_value  treated_trusts
            -------  --------  -----------------  --------  --------------
            reading   0.08731   0.0198 to 0.2094  0.000030              19

            unit: pupil SD
            1 row
            """);
  }

  @Test
  void aRowWithoutAnEstimateHasNoIntervalAndUnitsThatDifferStayAColumn() throws IOException {
    Optional<Double> none = Optional.empty();
    String printed =
        print(
            0,
            row("reading", "pupil SD", 0.5, -0.25, 1.25, 0.5, 19L),
            row("level2", "percentage points", none, none, none, none, 2L));

    assertThat(printed)
        .isEqualTo(
            """
            outcome  unit               estimate  ci_low to ci_high  p_value  treated_trusts
            -------  -----------------  --------  -----------------  -------  --------------
            reading  pupil SD             0.5000    -0.250 to 1.250   0.5000              19
            level2   percentage points                                                     2

            2 rows
            """);
  }

  @Test
  void onANarrowTerminalARowStandsBelowTheOther() throws IOException {
    assertThat(print(40, row("reading", "pupil SD", 0.5, -0.25, 1.25, 0.5, 19L)))
        .isEqualTo(
            """
            row 1
              outcome            reading
              estimate           0.5000
              ci_low to ci_high  -0.250 to 1.250
              p_value            0.5000
              treated_trusts     19

            unit: pupil SD
            1 row
            """);
  }

  @Test
  void whatWouldRoundToNothingIsNotShownAsZero() {
    ColumnNumbers numbers = ColumnNumbers.of(List.of(0.5, 0.00001, 0.0));

    assertThat(numbers.text(0.00001)).isEqualTo("<0.0001");
    assertThat(numbers.text(-0.00001)).isEqualTo(">-0.0001");
    assertThat(numbers.text(0)).isEqualTo("0.0000");
    assertThat(numbers.text(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void wholeNumbersAndLargeOnesNeedNoDecimals() {
    assertThat(ColumnNumbers.of(List.of(3.0, 120.0)).text(3.0)).isEqualTo("3");
    assertThat(ColumnNumbers.of(List.of(34567.8)).text(34567.8)).isEqualTo("34568");
    assertThat(ColumnNumbers.of(List.of()).text(0)).isEqualTo("0");
  }

  private static Cells row(Object... values) {
    return Cells.of(values);
  }

  private static String print(int terminal, Cells... rows) throws IOException {
    StringWriter out = new StringWriter();
    new AlignedPrinter(terminal).print(new TableResult(EFFECT, List.of(rows), rows.length), out);
    return out.toString();
  }

  private static TableField field(String name, TableField.Type type) {
    return new TableField(name, type, "", false, List.of(), TableField.Sensitivity.OPEN);
  }
}

package org.matimpact.statistics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * R: {@code model.matrix(~ x + race, data.frame(x = c(1, 2, 3), race = c("white", "black",
 * "hispan")))}.
 */
class ModelMatrixTest {

  private static final ModelMatrix MATRIX =
      ModelMatrix.of(
          List.of(
              new NumericCovariate("x", new double[] {1, 2, 3}),
              new CategoricalCovariate("race", new String[] {"white", "black", "hispan"})));

  @Test
  void codesLevelsAsTreatmentContrasts() {
    assertThat(MATRIX.names()).containsExactly("(Intercept)", "x", "racehispan", "racewhite");
    assertThat(MATRIX.terms()).containsExactly("(Intercept)", "x", "race", "race");
    assertThat(MATRIX.column(0)).containsExactly(1, 1, 1);
    assertThat(MATRIX.column(2)).containsExactly(0, 0, 1);
    assertThat(MATRIX.get(0, 3)).isEqualTo(1);
  }

  @Test
  void selectsRowsAndColumns() {
    ModelMatrix part = MATRIX.selectRows(new int[] {2, 0}).selectColumns(new int[] {3, 1});
    assertThat(part.names()).containsExactly("racewhite", "x");
    assertThat(part.column(0)).containsExactly(0, 1);
    assertThat(part.column(1)).containsExactly(3, 1);
  }

  @Test
  void cannotBeAlteredFromOutside() {
    MATRIX.column(1)[0] = 99;
    assertThat(MATRIX.get(0, 1)).isEqualTo(1);
  }

  @Test
  void refusesMissingValuesAndUnequalLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumericCovariate("x", new double[] {1, Double.NaN}))
        .withMessage("Invalid value of x in row 1: NaN (exclude rows with missing values first)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelMatrix.of(
                    List.of(
                        new NumericCovariate("x", new double[] {1, 2}),
                        new NumericCovariate("z", new double[] {1}))))
        .withMessage("Cannot use column z: it has 1 rows, the others have 2");
  }
}

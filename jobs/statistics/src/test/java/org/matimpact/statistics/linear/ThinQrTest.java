package org.matimpact.statistics.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThinQrTest {

  /**
   * Läuchli's matrix, on which plain Gram-Schmidt loses orthogonality: e is the root of rounding.
   */
  @Test
  void staysOrthogonalWhereGramSchmidtFails() {
    double e = 1e-8;
    double[][] columns = {{1, e, 0, 0}, {1, 0, e, 0}, {1, 0, 0, e}};
    ThinQr qr = ThinQr.inPlace(columns, 1e-11);
    assertThat(qr.rank()).isEqualTo(3);
    for (int j = 0; j < 3; j++) {
      for (int k = 0; k < 3; k++) {
        assertThat(Vectors.dot(qr.basis(j), qr.basis(k))).isCloseTo(j == k ? 1 : 0, within(1e-15));
      }
    }
  }

  /** x3 = x1 + x2 goes, x4 stays; the solution is the one y was made with. */
  @Test
  void dropsTheLaterOfDependentColumns() {
    double[] x1 = {1, 1, 1, 1, 1};
    double[] x2 = {0, 1, 0, 2, 5};
    double[] x3 = {1, 2, 1, 3, 6};
    double[] x4 = {1, 0, 0, 1, 3};
    double[] y = new double[5];
    Arrays.setAll(y, i -> 2 * x1[i] - x2[i] + 4 * x4[i]);
    ThinQr qr = ThinQr.inPlace(new double[][] {x1, x2, x3, x4}, 1e-7);
    assertThat(qr.kept()).containsExactly(0, 1, 3);
    assertThat(qr.dropped()).containsExactly(2);
    double[] b = qr.solve(qr.project(y));
    assertThat(b).containsExactly(new double[] {2, -1, 4}, within(1e-13));
  }
}

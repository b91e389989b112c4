package org.matimpact.pipeline.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.ScanSettings;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;

/** Thirds by the definition, on counts small enough to check by hand. */
class TercileCutsTest {

  private static final ColumnSet SET =
      ColumnSet.of(
          MadeUpPupils.CONTRACT,
          new ScanSettings(List.of("prior_attainment"), List.of(), List.of(), 10),
          List.of("attainment_8"));

  /**
   * Ten pupils: a third is 3.33, two thirds 6.67; values are hundredths from the midpoint of 20.
   */
  @Test
  void aThirdEndsAtTheFirstValueThatReachesIt() {
    TercileCuts.Cut cut = cuts(Map.of(10.0, 3L, 11.0, 1L, 12.0, 2L, 13.0, 1L, 14.0, 3L)).of(2019);

    assertThat(cut).isEqualTo(new TercileCuts.Cut(-900, -700));
  }

  @Test
  void pupilsOfOneValueStayTogether() {
    TercileCuts.Cut cut = cuts(Map.of(20.0, 9L, 25.0, 1L)).of(2019);

    assertThat(cut).isEqualTo(new TercileCuts.Cut(0, 0));
  }

  @Test
  void aYearWithoutPriorAttainmentHasNobodyInAThird() {
    TercileCuts.Cut cut = cuts(Map.of(20.0, 9L)).of(2018);

    assertThat(cut.lowest()).isEqualTo(Long.MIN_VALUE);
    assertThat(cut.middle()).isEqualTo(Long.MAX_VALUE);
  }

  private static TercileCuts cuts(Map<Double, Long> pupils) {
    return TercileCuts.of(SET, Map.of(2019, new TreeMap<>(pupils)));
  }
}

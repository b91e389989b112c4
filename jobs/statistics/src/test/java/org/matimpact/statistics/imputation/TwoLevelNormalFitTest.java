package org.matimpact.statistics.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.random.CounterRandom;
import org.matimpact.statistics.random.Purpose;

class TwoLevelNormalFitTest {

  private static final int COLUMNS = 3;

  /**
   * nlme 3.1.162, {@code src/test/r/imputation-model.R}: 60 groups, 47 % and 20 % of two columns
   * missing, in one group all of a column. lme stops where its likelihood is flat to about 1e-12,
   * so its variances are good to a few 1e-6.
   */
  @Test
  void equalsNlme() {
    TwoLevelNormalFit fit = TwoLevelNormalFit.of(units().sums(), 2, 2, COLUMNS, 1e-10);
    assertThat(fit.converged()).isTrue();
    for (String line : lines("/imputation-model-golden.csv")) {
      String[] cells = line.split(",", -1);
      String[] what = cells[0].split(" ", -1);
      int[] at = Arrays.stream(what).skip(1).mapToInt(Integer::parseInt).toArray();
      double found =
          switch (what[0]) {
            case "mean" -> fit.model().means()[at[0]][at[1]][at[2]];
            case "within" -> fit.model().within()[at[0]][at[1]];
            default -> fit.model().between()[at[0]][at[1]];
          };
      assertThat(found).as(cells[0]).isCloseTo(Double.parseDouble(cells[1]), within(1e-5));
    }
  }

  /** A weight of 2 is the group twice. */
  @Test
  void weightsCountGroups() {
    List<GroupSums> groups = units().sums();
    List<GroupSums> twice = new ArrayList<>(groups);
    twice.addAll(groups.subList(0, 20));
    double[] weights = IntStream.range(0, groups.size()).mapToDouble(g -> g < 20 ? 2 : 1).toArray();

    TwoLevelNormal weighted =
        TwoLevelNormalFit.of(groups, 2, 2, COLUMNS, 1e-6).weighted(groups, weights, 1e-9).model();

    TwoLevelNormal repeated = TwoLevelNormalFit.of(twice, 2, 2, COLUMNS, 1e-9).model();
    for (int i = 0; i < COLUMNS; i++) {
      // both stop within 1e-9 a step of the one maximum; ten steps halve what is left
      assertThat(weighted.within()[i]).containsExactly(repeated.within()[i], within(1e-7));
      assertThat(weighted.between()[i]).containsExactly(repeated.between()[i], within(1e-7));
    }
  }

  /** A column that does not vary, and one nobody has, leave the others as they are. */
  @Test
  void columnsWithoutVarianceDoNoHarm() {
    Units more = new Units(COLUMNS + 2);
    read(
        (group, stratum, period, z) -> {
          double[] wider = Arrays.copyOf(z, COLUMNS + 2);
          wider[COLUMNS] = 4;
          wider[COLUMNS + 1] = Double.NaN;
          more.add(group, stratum, period, wider);
        });

    TwoLevelNormal wider = TwoLevelNormalFit.of(more.sums(), 2, 2, COLUMNS + 2, 1e-9).model();

    TwoLevelNormal plain = TwoLevelNormalFit.of(units().sums(), 2, 2, COLUMNS, 1e-9).model();
    for (int i = 0; i < COLUMNS; i++) {
      assertThat(Arrays.copyOf(wider.within()[i], COLUMNS))
          .containsExactly(plain.within()[i], within(1e-6));
    }
    assertThat(wider.means()[0][0][COLUMNS]).isCloseTo(4, within(1e-9));
  }

  /** Draws of a group's effect have the mean and covariance that the units leave. */
  @Test
  void drawsOfAnEffectHaveItsMoments() {
    List<GroupSums> groups = units().sums();
    TwoLevelNormal model = TwoLevelNormalFit.of(groups, 2, 2, COLUMNS, 1e-6).model();
    GroupEffect effect = GroupEffect.of(groups, model).get(0);
    CounterRandom random = new CounterRandom(1, Purpose.IMPUTATION);
    int draws = 20000;
    double[] mean = new double[COLUMNS];
    double[][] square = new double[COLUMNS][COLUMNS];
    for (int d = 0; d < draws; d++) {
      double[] drawn = effect.draw(random.stream(d, 0));
      for (int i = 0; i < COLUMNS; i++) {
        mean[i] += drawn[i] / draws;
        for (int j = 0; j < COLUMNS; j++) {
          square[i][j] += (drawn[i] - effect.mean()[i]) * (drawn[j] - effect.mean()[j]) / draws;
        }
      }
    }
    double[][] variance = effect.variance();
    for (int i = 0; i < COLUMNS; i++) {
      // five standard errors of a mean, and of a product, of 20,000 draws of variance below 0.5
      assertThat(mean[i]).isCloseTo(effect.mean()[i], within(0.025));
      for (int j = 0; j < COLUMNS; j++) {
        assertThat(square[i][j]).isCloseTo(variance[i][j], within(0.025));
      }
    }
  }

  private interface Unit {
    void take(int group, int stratum, int period, double[] z);
  }

  private static Units units() {
    Units units = new Units(COLUMNS);
    read(units::add);
    return units;
  }

  private static void read(Unit unit) {
    for (String line : lines("/imputation-units.csv")) {
      String[] cells = line.split(",", -1);
      double[] z =
          Arrays.stream(cells)
              .skip(3)
              .mapToDouble(cell -> cell.equals("NA") ? Double.NaN : Double.parseDouble(cell))
              .toArray();
      unit.take(
          Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), z);
    }
  }

  private static List<String> lines(String resource) {
    try (InputStream in = TwoLevelNormalFitTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

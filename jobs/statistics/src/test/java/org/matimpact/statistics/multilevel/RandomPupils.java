package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small made-up data set: pupils in years in schools in clusters, unbalanced, with weights. */
final class RandomPupils {

  final int[] school;
  final int[] year;
  final double[][] between;
  final double[][] pupil;
  final double[] outcome;

  /** By school. */
  final int[] clusters;

  final double[] weights;

  /**
   * Makes up pupils.
   *
   * @param sizes number of schools of each cluster; every second school is treated
   */
  RandomPupils(long seed, int most, int... sizes) {
    Random random = new Random(seed);
    clusters =
        IntStream.range(0, sizes.length)
            .flatMap(c -> IntStream.generate(() -> 7 - 2 * c).limit(sizes[c]))
            .toArray();
    int schools = clusters.length;
    weights = IntStream.range(0, schools).mapToDouble(j -> 0.5 * (1 + random.nextInt(4))).toArray();
    int[][] counts = new int[schools][3];
    for (int[] count : counts) {
      Arrays.setAll(count, t -> t > 0 && random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(most));
    }
    int n = Stream.of(counts).flatMapToInt(Arrays::stream).sum();
    school = new int[n];
    year = new int[n];
    between = new double[5][n];
    pupil = new double[2][n];
    outcome = new double[n];
    int row = 0;
    for (int j = 0; j < schools; j++) {
      double z = random.nextGaussian();
      double u = random.nextGaussian() / 2;
      for (int t = 0; t < 3; t++) {
        double v = random.nextGaussian() / 3;
        for (int i = 0; i < counts[j][t]; i++, row++) {
          school[row] = j;
          year[row] = 2016 + t;
          double[] constants = {1, j % 2, z, t == 1 ? 1 : 0, t == 2 ? 1 : 0};
          for (int k = 0; k < constants.length; k++) {
            between[k][row] = constants[k];
          }
          pupil[0][row] = 25 + 3 * random.nextGaussian();
          pupil[1][row] = random.nextInt(2);
          outcome[row] = 0.2 * z + 0.1 * pupil[0][row] + u + v + random.nextGaussian();
        }
      }
    }
  }

  double[][] columns() {
    return Stream.concat(Stream.of(between), Stream.of(pupil)).toArray(double[][]::new);
  }

  SchoolYears groups() {
    return PupilRows.group(school, year, between, pupil, outcome);
  }
}

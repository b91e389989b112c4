package org.matimpact.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * Units with normal scores, those of the treated half a standard deviation higher, as logits of a
 * propensity score are; the same for the same numbers.
 */
final class MadeUpUnits {

  private MadeUpUnits() {}

  static MatchingProblem problem(int size, double treatedShare, int strata) {
    Random random = new Random(size);
    String[] names = new String[strata];
    for (int s = 0; s < strata; s++) {
      names[s] = strata == 1 ? "" : "stratum " + s;
    }
    String[] id = new String[size];
    boolean[] treated = new boolean[size];
    double[] score = new double[size];
    String[] stratum = new String[size];
    for (int row = 0; row < size; row++) {
      id[row] = Integer.toString(10_000_000 + row);
      treated[row] = random.nextDouble() < treatedShare;
      score[row] = random.nextGaussian() + (treated[row] ? .5 : 0);
      stratum[row] = names[random.nextInt(strata)];
    }
    return new MatchingProblem(id, treated, score, stratum, 1);
  }

  static List<Covariate> covariates(int size, int count) {
    Random random = new Random(count);
    List<Covariate> covariates = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double[] values = new double[size];
      for (int row = 0; row < size; row++) {
        values[row] = random.nextGaussian();
      }
      covariates.add(new NumericCovariate("x" + k, values));
    }
    return covariates;
  }
}

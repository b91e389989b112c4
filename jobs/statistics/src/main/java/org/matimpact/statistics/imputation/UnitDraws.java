package org.matimpact.statistics.imputation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.random.CounterRandom;

/**
 * Draws what a unit lacks from a {@link TwoLevelNormal} given what it has: one variable after
 * another, each given the observed columns and the values just drawn, which is a draw from their
 * joint distribution. Not for several threads at once.
 */
public final class UnitDraws {

  private record Step(Variable variable, PatternRegression regression) {

    double sd() {
      return StrictMath.sqrt(StrictMath.max(0, regression.left()[0][0]));
    }
  }

  private final double[][] within;
  private final List<Variable> variables;
  private final Map<Long, List<Step>> steps = new HashMap<>();

  /**
   * Prepares draws.
   *
   * @param variables those that may be missing
   */
  public UnitDraws(TwoLevelNormal model, List<Variable> variables) {
    this.within = model.within();
    this.variables = variables;
  }

  /**
   * Fills in a unit.
   *
   * @param z its columns; those that are missing are written
   * @param missing bit of each missing column; of a variable all or none
   * @param centre mean of its stratum and period plus the effect of its group
   */
  public void fill(double[] z, long missing, double[] centre, CounterRandom.Stream random) {
    double[] residual = z.clone();
    Vectors.addMultiple(residual, -1, centre);
    for (Step step : steps.computeIfAbsent(missing, this::steps)) {
      step.regression().predict(residual);
      int[] columns = step.variable().columns();
      for (int k : columns) {
        z[k] = centre[k] + residual[k];
      }
      step.variable().draw(z, step.sd(), random);
      for (int k : columns) {
        residual[k] = z[k] - centre[k];
      }
    }
  }

  private List<Step> steps(long missing) {
    List<Step> steps = new ArrayList<>();
    long unknown = missing;
    for (Variable variable : variables) {
      int[] wanted = variable.columns();
      if ((unknown >>> wanted[0] & 1) != 0) {
        long lacking = unknown;
        int[] known =
            IntStream.range(0, within.length).filter(k -> (lacking >>> k & 1) == 0).toArray();
        steps.add(new Step(variable, PatternRegression.of(within, known, wanted)));
        for (int k : wanted) {
          unknown &= ~(1L << k);
        }
      }
    }
    return List.copyOf(steps);
  }
}

package org.matimpact.statistics.matching;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.Arrays;
import java.util.Locale;
import org.matimpact.statistics.matching.CardinalityMatching.Kept;

/**
 * The integer program of cardinality matching: one binary variable a unit, z_ik its k-th column in
 * standard deviations from the treated mean. Most units of both arms: maximise the number kept with
 * |sum_treated z_ik - sum_comparison z_ik / ratio| at most tolerance times the treated kept, and
 * ratio comparison units to each treated in every stratum. Template: all treated are kept, their
 * mean is 0, and |sum_comparison z_ik| is at most tolerance times the comparison units kept.
 */
final class CardinalityProgram {

  /** Steps of one standard deviation: the solver counts in integers. */
  private static final double STEPS = 1e5;

  /** The solver's own random choices; any number will do, as long as it stays. */
  private static final int SOLVER_SEED = 1;

  private final CardinalityMatching method;
  private final int[] order;
  private final MatchingProblem problem;
  private final Literal[] unit;
  private final CpModel model;

  CardinalityProgram(CardinalityMatching method, MatchingProblem asked) {
    this.method = method;
    order = HashOrder.rows(asked.id(), asked.seed());
    problem = asked.select(order);
    unit = new Literal[problem.size()];
    model = new CpModel();
    for (int row = 0; row < unit.length; row++) {
      unit[row] = isGiven(row) ? model.trueLiteral() : model.newBoolVar("");
    }
    keepBothArms();
    if (!isTemplate()) {
      keepRatio();
    }
    balance();
    model.maximize(LinearExpr.sum(unit));
  }

  private boolean isTemplate() {
    return method.kept() == Kept.ALL_TREATED;
  }

  private boolean isGiven(int row) {
    return isTemplate() && problem.treated()[row];
  }

  /** Keeping nobody would be balanced. */
  private void keepBothArms() {
    int[] rows = problem.comparisonRows();
    model.addBoolOr(Arrays.stream(rows).mapToObj(row -> unit[row]).toArray(Literal[]::new));
  }

  private void keepRatio() {
    int[] code = StratumCodes.of(problem.stratum());
    LinearExprBuilder[] surplus = new LinearExprBuilder[Arrays.stream(code).max().orElse(0) + 1];
    Arrays.setAll(surplus, stratum -> LinearExpr.newBuilder());
    for (int row = 0; row < unit.length; row++) {
      surplus[code[row]].addTerm(unit[row], problem.treated()[row] ? method.ratio() : -1);
    }
    for (LinearExprBuilder stratum : surplus) {
      model.addEquality(stratum, 0);
    }
  }

  private void balance() {
    int[] treatedRows = problem.treatedRows();
    for (int k = 0; k < method.x().columns(); k++) {
      double[] asked = method.x().column(k);
      double[] values = Arrays.stream(order).mapToDouble(row -> asked[row]).toArray();
      StandardisedColumn column =
          StandardisedColumn.of(method.x().names().get(k), values, treatedRows);
      if (column.varies()) {
        balance(column.values());
      }
    }
  }

  /** Both sides of the inequality times the units kept, which the tolerance is a multiple of. */
  private void balance(double[] z) {
    LinearExprBuilder above = LinearExpr.newBuilder();
    LinearExprBuilder below = LinearExpr.newBuilder();
    long tolerance = StrictMath.round(method.tolerance() * STEPS);
    for (int row = 0; row < unit.length; row++) {
      if (!isGiven(row)) {
        boolean treated = problem.treated()[row];
        long steps = StrictMath.round(z[row] * STEPS);
        long side = treated ? steps * method.ratio() : -steps;
        long slack = treated ? tolerance * method.ratio() : isTemplate() ? tolerance : 0;
        above.addTerm(unit[row], side - slack);
        below.addTerm(unit[row], side + slack);
      }
    }
    model.addLessOrEqual(above, 0);
    model.addGreaterOrEqual(below, 0);
  }

  /** What was found. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once
  record Solution(double[] weights, long kept, long bound) {}

  /** One worker is reproducible; the program is linear, so its linear relaxation guides it best. */
  Solution solve() {
    CpSolver solver = new CpSolver();
    solver
        .getParameters()
        .setNumWorkers(1)
        .setLinearizationLevel(2)
        .setRandomSeed(SOLVER_SEED)
        .setMaxDeterministicTime(method.effort());
    CpSolverStatus status = solver.solve(model);
    if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
      throw new UnmatchableException(nothingFound(status == CpSolverStatus.INFEASIBLE));
    }
    double[] weights = new double[unit.length];
    for (int row = 0; row < unit.length; row++) {
      weights[order[row]] = solver.booleanValue(unit[row]) ? 1 : 0;
    }
    return new Solution(
        weights,
        StrictMath.round(solver.objectiveValue()),
        StrictMath.round(solver.bestObjectiveBound()));
  }

  private String nothingFound(boolean proven) {
    return String.format(
        Locale.ROOT,
        "Cannot choose units: %s with means within %s standard deviations (widen the tolerance or"
            + " balance fewer columns%s)",
        proven ? "no choice has both arms" : "the search ended before it found a choice",
        method.tolerance(),
        proven ? "" : ", or raise the effort");
  }
}

package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * What somebody finds who knows besides that no size is negative: the attacker's problem of
 * Fischetti and Salazar (2001), the least and the largest value of a size by linear programming
 * over everything that is published. Independent of the class under test, which propagates bounds.
 */
final class IntervalAttacker {

  private final List<String> unknown;
  private final LinearConstraintSet constraints;

  IntervalAttacker(List<Relation> relations, Map<String, Long> published) {
    Set<String> keys = new TreeSet<>();
    relations.forEach(relation -> keys.addAll(relation.terms().keySet()));
    keys.removeAll(published.keySet());
    unknown = List.copyOf(keys);
    List<LinearConstraint> equations = new ArrayList<>();
    for (Relation relation : relations) {
      double[] factors = new double[unknown.size()];
      double known = 0;
      for (Map.Entry<String, Integer> term : relation.terms().entrySet()) {
        if (published.containsKey(term.getKey())) {
          known += term.getValue() * published.get(term.getKey());
        } else {
          factors[unknown.indexOf(term.getKey())] = term.getValue();
        }
      }
      equations.add(new LinearConstraint(factors, Relationship.EQ, -known));
    }
    constraints = new LinearConstraintSet(equations);
  }

  /** How far apart the least and the largest value are; infinite without a largest. */
  double width(String key) {
    return end(key, GoalType.MAXIMIZE) - end(key, GoalType.MINIMIZE);
  }

  private double end(String key, GoalType goal) {
    double[] objective = new double[unknown.size()];
    objective[unknown.indexOf(key)] = 1;
    try {
      return new SimplexSolver()
          .optimize(
              new MaxIter(100_000),
              new LinearObjectiveFunction(objective, 0),
              constraints,
              goal,
              new NonNegativeConstraint(true),
              PivotSelectionRule.BLAND)
          .getValue();
    } catch (UnboundedSolutionException e) {
      return Double.POSITIVE_INFINITY;
    }
  }
}

package org.matimpact.statistics.balance;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * Further terms to compare between the arms: squares and products, which tell of balance beyond
 * means (Ho, Imai, King &amp; Stuart 2007, Political Analysis 15, 199-236; the terms of MatchIt's
 * {@code summary(interactions = TRUE)}).
 */
public final class BalanceTerms {

  private BalanceTerms() {}

  /**
   * Returns the squares of numeric covariates that have more than two values, named {@code age^2}.
   */
  public static List<Covariate> squares(List<Covariate> covariates) {
    List<Covariate> squares = new ArrayList<>();
    for (NumericCovariate column : columns(covariates)) {
      if (!WeightedArms.isBinary(column.values())) {
        squares.add(product(column.name() + "^2", column, column));
      }
    }
    return squares;
  }

  /**
   * Returns the products of every two columns of different covariates, named {@code age*educ};
   * every level of a category is a column.
   */
  public static List<Covariate> interactions(List<Covariate> covariates) {
    List<Covariate> products = new ArrayList<>();
    for (int i = 0; i < covariates.size(); i++) {
      for (int j = i + 1; j < covariates.size(); j++) {
        for (NumericCovariate a : columns(List.of(covariates.get(i)))) {
          for (NumericCovariate b : columns(List.of(covariates.get(j)))) {
            products.add(product(a.name() + "*" + b.name(), a, b));
          }
        }
      }
    }
    return products;
  }

  private static List<NumericCovariate> columns(List<Covariate> covariates) {
    List<NumericCovariate> columns = new ArrayList<>();
    for (Covariate covariate : covariates) {
      if (covariate instanceof NumericCovariate numeric) {
        columns.add(numeric);
      } else if (covariate instanceof CategoricalCovariate levels) {
        for (String level : levels.levels()) {
          columns.add(new NumericCovariate(levels.name() + level, levels.indicator(level)));
        }
      }
    }
    return columns;
  }

  private static NumericCovariate product(String name, NumericCovariate a, NumericCovariate b) {
    double[] values = new double[a.length()];
    for (int row = 0; row < values.length; row++) {
      values[row] = a.values()[row] * b.values()[row];
    }
    return new NumericCovariate(name, values);
  }
}

package org.matimpact.pipeline.impute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.pipeline.study.crossproduct.ProductColumn;
import org.matimpact.pipeline.study.crossproduct.ProductSums;
import org.matimpact.pipeline.study.crossproduct.PupilRow;
import org.matimpact.statistics.imputation.UnitDraws;
import org.matimpact.statistics.random.CounterRandom;
import org.matimpact.statistics.random.Purpose;

/**
 * Imputes pupils for one outcome. A pupil's random numbers stand at its hash and the imputation, so
 * that its values are the same wherever and in whatever order it is read.
 */
final class PupilImputation {

  private final ImputationPlan plan;
  private final OutcomeModel model;
  private final CounterRandom random;
  private final List<UnitDraws> draws = new ArrayList<>();
  private final int[] otherOutcomes;

  PupilImputation(ImputationPlan plan, OutcomeModel model) {
    this.plan = plan;
    this.model = model;
    random = new CounterRandom(plan.seed(), Purpose.IMPUTATION);
    model.models().forEach(m -> draws.add(new UnitDraws(m, model.columns().variables())));
    List<ProductColumn> all = plan.layout().set().columns();
    otherOutcomes =
        IntStream.range(0, all.size())
            .filter(i -> all.get(i).role() == ProductColumn.Role.OUTCOME)
            .filter(i -> !all.get(i).name().equals(model.columns().outcome()))
            .toArray();
  }

  /** Column of the outcome. */
  String outcome() {
    return model.columns().outcome();
  }

  /**
   * Adds a pupil to the sums of each imputation, if it has the outcome and lacks a predictor. Its
   * products with other outcomes are 0: for them its values are drawn anew.
   *
   * @param lacking bits of the columns that the pupil was read without
   * @param item where its random numbers stand
   */
  void add(PupilRow pupil, long lacking, long item, long urn, int period, ProductSums[] sums) {
    ImputedColumns columns = model.columns();
    long missing = columns.missing(lacking);
    if (missing == 0 || !columns.hasOutcome(lacking)) {
      return;
    }
    pupil.multiply(); // after another outcome's imputations
    double[] values = columns.values(pupil);
    int stratum = plan.strata().get(urn);
    for (int m = 0; m < sums.length; m++) {
      draws
          .get(m)
          .fill(values, missing, model.centre(m, urn, stratum, period), random.stream(m, item));
      columns.put(values, missing, pupil);
      pupil.multiply();
      for (int other : otherOutcomes) {
        pupil.columns()[other] = 0;
      }
      sums[m].add(pupil.columns());
    }
  }
}

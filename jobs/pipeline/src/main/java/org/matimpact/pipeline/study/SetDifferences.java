package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.randomisation.SignFlips;

/**
 * Differences within matched sets: what is left of the treated school's result by the model without
 * treatment, less the mean of the others'. Adjusted so, the test keeps its size under the
 * hypothesis of no effect, whatever the model (Rosenbaum 2002, Statistical Science 17, 286-327). A
 * school has one value ({@link SchoolValues}); sets that lack an arm are left out.
 */
final class SetDifferences {

  private final MatchedSample sample;
  private final FittedSchoolYears data;
  private final double[] residuals;

  /**
   * Takes the rows of a fit.
   *
   * @param residuals a row each, of the model without treatment
   */
  SetDifferences(MatchedSample sample, FittedSchoolYears data, double[] residuals) {
    this.sample = sample;
    this.data = data;
    this.residuals = residuals;
  }

  /** The sums of one set, over its schools with a result. */
  private static final class Sums {
    private double treated = Double.NaN;
    private double weight;
    private int trust;
    private double others;
    private int comparisons;

    private boolean whole() {
      return !Double.isNaN(treated) && comparisons > 0;
    }

    private double difference() {
      return treated - others / comparisons;
    }
  }

  /** Sets by treated trust, a set weighing as its treated school does; empty without a set. */
  Optional<SignFlips> flips(EstimandAverage average) {
    List<Sums> sets = sets(average).values().stream().filter(Sums::whole).toList();
    return sets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SignFlips.of(
                sets.stream().mapToDouble(Sums::difference).toArray(),
                sets.stream().mapToDouble(set -> set.weight).toArray(),
                sets.stream().mapToInt(set -> set.trust).toArray()));
  }

  private Map<Long, Sums> sets(EstimandAverage average) {
    SchoolValues values = SchoolValues.of(sample, data, residuals);
    double[] pupils = values.pupils();
    Map<Long, Sums> sets = new TreeMap<>();
    for (int school = 0; school < pupils.length; school++) {
      if (pupils[school] > 0) {
        double weight = average == EstimandAverage.PUPIL ? pupils[school] : 1;
        add(sets, school, values.means()[school], weight);
      }
    }
    return sets;
  }

  private void add(Map<Long, Sums> sets, int place, double value, double weight) {
    MatchedSchool school = sample.schools().get(place);
    Sums set = sets.computeIfAbsent(school.matchedSet(), urn -> new Sums());
    if (school.treated()) {
      set.treated = value;
      set.weight = weight * school.weight();
      set.trust = sample.clusters()[place];
    } else {
      set.others += value;
      set.comparisons++;
    }
  }
}

package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;
import org.matimpact.statistics.mixed.MixedFit;
import org.matimpact.statistics.mixed.MixedModel;
import org.matimpact.statistics.mixed.ProfileInterval;
import org.matimpact.statistics.mixed.RandomTerm;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.multilevel.VarianceComponents;

/**
 * The standard deviations of the random effects of the headline's model of pupils: those of its fit
 * as it is, which costs nothing. Intervals are asked of the same model with its terms written out,
 * whose likelihood is profiled.
 */
record PupilSpreads(PupilModel pupils) {

  /**
   * The standard deviation of every level.
   *
   * @param intervals levels that have an interval: its search costs several fits
   */
  List<Spread> of(List<SpreadLevel> intervals) {
    VarianceComponents variances = pupils.fit().variances();
    List<SpreadLevel> levels = levels();
    Optional<MixedFit> profiled =
        levels.stream().anyMatch(intervals::contains) ? Optional.of(profiled()) : Optional.empty();
    List<Spread> spreads = new ArrayList<>();
    for (int place = 0; place < levels.size(); place++) {
      int component = place;
      SpreadLevel level = levels.get(place);
      spreads.add(
          spread(
              level,
              StrictMath.sqrt(variance(level, variances)),
              profiled
                  .filter(fit -> intervals.contains(level))
                  .map(fit -> fit.interval(component))));
    }
    return List.copyOf(spreads);
  }

  private static Spread spread(SpreadLevel level, double sd, Optional<ProfileInterval> interval) {
    return new Spread(
        level,
        sd,
        interval.map(ProfileInterval::low).orElse(Double.NaN),
        interval.map(ProfileInterval::high).orElse(Double.NaN),
        Double.NaN,
        Double.NaN);
  }

  /** In the order of the terms. */
  private List<SpreadLevel> levels() {
    return ofYears()
        ? List.of(SpreadLevel.SCHOOL, SpreadLevel.SCHOOL_YEAR, SpreadLevel.PUPIL)
        : List.of(SpreadLevel.SCHOOL, SpreadLevel.PUPIL);
  }

  private boolean ofYears() {
    return pupils.fit().effects() == RandomEffects.SCHOOL_AND_YEAR;
  }

  private static double variance(SpreadLevel level, VarianceComponents variances) {
    return switch (level) {
      case SCHOOL -> variances.school();
      case SCHOOL_YEAR -> variances.schoolYear();
      default -> variances.residual();
    };
  }

  private MixedFit profiled() {
    List<RandomTerm> terms = new ArrayList<>(List.of(new RandomTerm.SchoolIntercept()));
    if (ofYears()) {
      terms.add(new RandomTerm.SchoolYearIntercept());
    }
    return MixedModel.of(pupils.data(), terms).fit(Likelihood.REML);
  }
}

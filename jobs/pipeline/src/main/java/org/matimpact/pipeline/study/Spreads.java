package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;
import org.matimpact.statistics.mixed.MixedFit;
import org.matimpact.statistics.mixed.MixedModel;
import org.matimpact.statistics.mixed.MixtureTest;
import org.matimpact.statistics.mixed.ProfileInterval;
import org.matimpact.statistics.mixed.VarianceComponent;
import org.matimpact.statistics.mixed.VarianceComponent.Kind;
import org.matimpact.statistics.multilevel.Likelihood;

/**
 * The standard deviations of the random effects of a model, with profile-likelihood intervals; that
 * of groups of schools is tested against 0 by the mixture of Self &amp; Liang (1987).
 */
record Spreads(MixedModel model, MixedFit fit) {

  /** Names of terms of groups of schools; a model has one at most, its first. */
  static final String TRUST_EFFECTS = "trust";

  static final String TRUSTS = "trust intercept";
  static final String AUTHORITIES = "local authority";

  /**
   * The standard deviation of every level.
   *
   * @param intervals levels that have an interval: its search costs several fits
   */
  List<Spread> of(List<SpreadLevel> intervals) {
    List<VarianceComponent> components = fit.components();
    List<Spread> spreads = new ArrayList<>();
    double correlation = Double.NaN;
    for (int place = 0; place < components.size(); place++) {
      VarianceComponent component = components.get(place);
      if (component.kind() == Kind.CORRELATION) {
        correlation = component.value();
      } else {
        spreads.add(spread(place, component, correlation, intervals));
      }
    }
    return List.copyOf(spreads);
  }

  private Spread spread(
      int place, VarianceComponent component, double correlation, List<SpreadLevel> intervals) {
    SpreadLevel level = level(component);
    Optional<ProfileInterval> interval =
        intervals.contains(level) ? Optional.of(fit.interval(place)) : Optional.empty();
    return new Spread(
        level,
        component.value(),
        interval.map(ProfileInterval::low).orElse(Double.NaN),
        interval.map(ProfileInterval::high).orElse(Double.NaN),
        level == SpreadLevel.SCHOOL_SLOPE ? correlation : Double.NaN,
        isOfGroups(level) ? noSpread() : Double.NaN);
  }

  private static boolean isOfGroups(SpreadLevel level) {
    return switch (level) {
      case BETWEEN_TRUSTS, TRUST, LA -> true;
      case SCHOOL, SCHOOL_SLOPE, SCHOOL_YEAR, PUPIL -> false;
    };
  }

  private double noSpread() {
    return MixtureTest.of(fit, model.without(0).fit(Likelihood.REML)).pValue();
  }

  private static SpreadLevel level(VarianceComponent component) {
    return switch (component.term()) {
      case TRUST_EFFECTS -> SpreadLevel.BETWEEN_TRUSTS;
      case TRUSTS -> SpreadLevel.TRUST;
      case AUTHORITIES -> SpreadLevel.LA;
      case "school" ->
          component.kind() == Kind.SLOPE ? SpreadLevel.SCHOOL_SLOPE : SpreadLevel.SCHOOL;
      case "school-year" -> SpreadLevel.SCHOOL_YEAR;
      default -> SpreadLevel.PUPIL;
    };
  }
}

package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.matimpact.pipeline.settings.CovariateSettings;
import org.matimpact.pipeline.settings.CovariateSettings.Timing;
import org.matimpact.pipeline.settings.PhaseSettings;

/** Reads one covariate of one school; empty means missing. */
final class CovariateReader {

  private final PhaseSettings phase;
  private final SchoolMeasures measures;
  private final Judgements judgements;

  CovariateReader(PhaseSettings phase, SchoolMeasures measures, Judgements judgements) {
    this.phase = phase;
    this.measures = measures;
    this.judgements = judgements;
  }

  Optional<CovariateValue> read(CohortMember member, CovariateSettings covariate) {
    return switch (covariate.from()) {
      case MEASURE -> measure(member, covariate);
      case ATTRIBUTE -> attribute(member, covariate);
      case JUDGEMENT -> judgement(member, covariate);
    };
  }

  private Optional<CovariateValue> measure(CohortMember member, CovariateSettings covariate) {
    Optional<CovariateValue> known =
        measures
            .of(member.chain(), covariate.year(), covariate.name())
            .map(
                m ->
                    numeric(
                        covariate, m.value() / divisor(member, covariate), m.year(), m.source()));
    return known.filter(v -> finite(v.value())).or(() -> bySexOfIntake(member, covariate));
  }

  /** 1 where nothing divides; NaN, and so missing, where the divisor is missing. */
  private double divisor(CohortMember member, CovariateSettings covariate) {
    return covariate.per().isEmpty()
        ? 1
        : measures
            .of(member.chain(), covariate.year(), covariate.per())
            .map(SchoolMeasures.Sourced::value)
            .orElse(Double.NaN);
  }

  /** A share of boys that the source leaves blank is known for single-sex schools. */
  private static Optional<CovariateValue> bySexOfIntake(
      CohortMember member, CovariateSettings covariate) {
    OptionalDouble value =
        switch (member.school().text("gender")) {
          case "boys" -> covariate.boysSchools();
          case "girls" -> covariate.girlsSchools();
          default -> OptionalDouble.empty();
        };
    return value.isPresent()
        ? Optional.of(
            numeric(
                covariate,
                value.getAsDouble(),
                covariate.year(),
                member.school().sources().getOrDefault("gender", "")))
        : Optional.empty();
  }

  private static Optional<CovariateValue> attribute(
      CohortMember member, CovariateSettings covariate) {
    Object value = member.school().attributes().get(covariate.name());
    String source = member.school().sources().getOrDefault(covariate.name(), "");
    if (value instanceof Number number) {
      return Optional.of(numeric(covariate, number.doubleValue(), 0, source))
          .filter(v -> finite(v.value()));
    }
    return Optional.ofNullable(value)
        .map(
            level ->
                new CovariateValue(
                    covariate.covariate(), level.toString(), 1, covariate.timing(), 0, source));
  }

  /**
   * The latest judgement before t0. Its timing is the school's own: a judgement made after the
   * school joined its trust was made during treatment, whatever the set is called. A school without
   * one is missing it: "not inspected" as a level would be a name for recent conversion.
   */
  private Optional<CovariateValue> judgement(CohortMember member, CovariateSettings covariate) {
    return judgements
        .latestBefore(member.chain(), phase.start())
        .map(
            latest ->
                new CovariateValue(
                    covariate.covariate(),
                    latest.judgement(),
                    1,
                    timing(member, latest.day()),
                    academicYear(latest.day()),
                    phase.inspections()));
  }

  private static Timing timing(CohortMember member, LocalDate day) {
    boolean after = member.governance().joined().map(day::isAfter).orElse(false);
    return after ? Timing.DURING : Timing.BEFORE;
  }

  private static CovariateValue numeric(
      CovariateSettings covariate, double value, int year, String source) {
    double transformed =
        switch (covariate.transform()) {
          case NONE -> value;
          case LOG -> StrictMath.log(value);
          case SQUARE -> value * value;
        };
    return new CovariateValue(
        covariate.covariate(), "", transformed, covariate.timing(), year, source);
  }

  private static boolean finite(double value) {
    return !Double.isNaN(value) && !Double.isInfinite(value);
  }

  /** 2019 for a day from 1 September 2018 to 31 August 2019. */
  static int academicYear(LocalDate day) {
    return day.getMonthValue() >= 9 ? day.getYear() + 1 : day.getYear();
  }
}

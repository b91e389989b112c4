package org.matimpact.pipeline.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.study.pattern.PatternedPupils;

/** Estimates effects on one matched contrast, each in the form that its outcome asks for. */
public final class EffectEstimator {

  private final MatchedSample sample;
  private final PupilForm pupilForm;
  private final InferenceRules rules;
  private final WildTests wild;
  private final Map<Rows, FitRows> rows = new HashMap<>();

  private record Rows(Outcome outcome, List<Integer> years, EstimandAverage average, int columns) {}

  /** The school-years of a fit, and who is in them. */
  private record FitRows(FittedSchoolYears data, FitCounts counts) {}

  /**
   * Prepares the fits on one match.
   *
   * @param covariateSet covariates that adjust, those of the match
   * @param matched schools of the match in ascending URN
   * @param rules how uncertainty is found
   */
  public EffectEstimator(
      StudyPhase phase, String covariateSet, List<MatchedSchool> matched, InferenceRules rules) {
    sample = MatchedSample.of(phase, covariateSet, matched, rules.comparisons());
    this.rules = rules;
    wild = new WildTests(rules.wild());
    pupilForm = new PupilForm(sample, rules, wild, MatchedSample.TREATED);
  }

  /** Estimates one effect, or says why there is none. */
  public Effect estimate(EffectRequest request, WildBootstrap.Use use) {
    FittedSchoolYears data = rows(request).data();
    FitCounts all = rows(request).counts();
    if (request.outcome() instanceof OutcomePanel schools) {
      return problem(all, request)
          .map(problem -> Effect.none(problem, all))
          .orElseGet(() -> new SchoolForm(sample, schools, wild).estimate(data, request, use, all));
    }
    List<FitCounts> levels = levels(data, request);
    FitCounts counts = request.subgroup().difference() ? all.comparing(levels) : levels.get(0);
    return levels.stream()
        .flatMap(level -> problem(level, request).stream())
        .findFirst()
        .map(problem -> Effect.none(problem, counts))
        .orElseGet(() -> pupilForm.estimate(data, request, use, counts));
  }

  /**
   * The uncertainty of an effect on all pupils by other methods, a row each.
   *
   * @param effect what {@link #estimate} gives of the request
   * @param pairs of the match
   */
  public List<InferenceCheck> checks(
      EffectRequest request, Effect effect, MatchedPairs pairs, CheckRules methods) {
    return methods.methods().isEmpty() || !effect.estimated()
        ? InferenceCheck.none(methods.methods(), effect.problem())
        : checks(request, pairs, methods);
  }

  private List<InferenceCheck> checks(
      EffectRequest request, MatchedPairs pairs, CheckRules methods) {
    FittedSchoolYears data = rows(request).data();
    CheckedFit fit =
        request.outcome() instanceof OutcomePanel schools
            ? new SchoolForm(sample, schools, wild).checked(data, request)
            : pupilForm.checked(data, request);
    return new InferenceChecks(sample, data, request.estimandAverage(), fit, pairs, methods).all();
  }

  /**
   * How schools, their years and pupils differ by the model of an effect; nothing where there is no
   * effect, or it is one on an outcome of schools.
   *
   * @param effect what {@link #estimate} gives of the request
   */
  public List<Spread> spreads(EffectRequest request, Effect effect) {
    return effect.estimated() && request.outcome() instanceof PupilPanel
        ? pupilForm.spreads(rows(request).data(), request)
        : List.of();
  }

  /**
   * The effects of the trusts on all their pupils, and their mean.
   *
   * @param request for an outcome of pupils
   */
  public TrustEffects trusts(EffectRequest request) {
    FittedSchoolYears data = rows(request).data();
    FitCounts counts = rows(request).counts();
    return problem(counts, request)
        .or(() -> single(counts))
        .map(problem -> TrustEffects.none(Effect.none(problem, counts)))
        .orElseGet(() -> pupilForm.trusts(data, request, counts));
  }

  /**
   * An effect on all pupils by another model, and the spread of its random effects.
   *
   * @param request for an outcome of pupils
   */
  public MixedEffect further(EffectRequest request, FurtherModel model) {
    FittedSchoolYears data = rows(request).data();
    FitCounts counts = rows(request).counts();
    return problem(counts, request)
        .or(() -> single(counts))
        .map(problem -> MixedEffect.none(Effect.none(problem, counts)))
        .orElseGet(() -> pupilForm.further(data, request, model, counts));
  }

  /**
   * An effect on all pupils by a logistic model, and the spread of its random effects.
   *
   * @param request for a binary outcome of pupils
   * @param pupils of the schools of the match
   */
  public MixedEffect logistic(EffectRequest request, PatternedPupils pupils) {
    FittedSchoolYears data = rows(request).data();
    FitCounts counts = rows(request).counts();
    return problem(counts, request)
        .or(() -> single(counts))
        .map(problem -> MixedEffect.none(Effect.none(problem, counts)))
        .orElseGet(() -> pupilForm.logistic(data, request, pupils, counts));
  }

  /** How an effect on all pupils or schools changes with a dose; nothing without an effect. */
  public List<CurvePoint> curve(EffectRequest request, Dose dose) {
    FittedSchoolYears data = rows(request).data();
    FitCounts counts = rows(request).counts();
    return problem(counts, request).isPresent()
        ? List.of()
        : DosedSample.of(sample, data, dose)
            .map(dosed -> dosed.curve(form(dosed, request)))
            .orElseGet(() -> List.of(unknown(dose, counts)));
  }

  private DoseForm form(DosedSample dosed, EffectRequest request) {
    FittedSchoolYears data = rows(request).data();
    FitCounts counts = rows(request).counts();
    return request.outcome() instanceof OutcomePanel schools
        ? new SchoolDoseForm(dosed, schools, data, request, counts)
        : PupilDoseForm.of(dosed, rules, data, request, counts);
  }

  private static CurvePoint unknown(Dose dose, FitCounts counts) {
    return new CurvePoint(
        dose.variable(),
        CurvePoint.Quantity.AVERAGE,
        Double.NaN,
        Effect.none("a treated school has no known " + dose.variable(), counts));
  }

  /** Effects on the levels of subgroups have those of all pupils. */
  private FitRows rows(EffectRequest request) {
    return rows.computeIfAbsent(
        new Rows(request.outcome(), request.years(), request.estimandAverage(), columns(request)),
        key -> {
          FittedSchoolYears data = FittedSchoolYears.of(sample.schools(), request);
          return new FitRows(data, FitCounts.of(data, sample, key.columns()));
        });
  }

  private List<FitCounts> levels(FittedSchoolYears data, EffectRequest request) {
    PupilPanel panel = (PupilPanel) request.outcome();
    return request.subgroup().levels().stream()
        .map(
            level ->
                FitCounts.of(data.of(level, sample.schools(), panel), sample, columns(request)))
        .toList();
  }

  /** Of the schools, of the years but the first, of the pupils and of treatment times levels. */
  private int columns(EffectRequest request) {
    int ofPupils =
        request.outcome() instanceof PupilPanel panel
            ? panel.names().size() + request.subgroup().columns().size()
            : 0;
    return sample.matrix().columns() + request.years().size() - 1 + ofPupils;
  }

  /** Nothing then tells an effect of trusts from what this one does, whatever the model. */
  private static Optional<String> single(FitCounts counts) {
    return counts.treatedTrusts() < 2 ? Optional.of("a single treated trust") : Optional.empty();
  }

  private static Optional<String> problem(FitCounts counts, EffectRequest request) {
    if (counts.treatedSchools() < 2 || counts.comparisonSchools() < 2) {
      return Optional.of(
          request.subgroup().equals(Subgroup.ALL)
              ? "fewer than two schools with a result in an arm"
              : "fewer than two schools in an arm have pupils of the subgroup with a result");
    }
    return counts.clusters() < 2 ? Optional.of("a single cluster") : Optional.empty();
  }
}

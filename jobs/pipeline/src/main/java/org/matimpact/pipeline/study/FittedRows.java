package org.matimpact.pipeline.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/** The school-years of the fits on one match, and who is in them: found once for each fit. */
final class FittedRows {

  private final MatchedSample sample;
  private final Map<Key, Rows> rows = new HashMap<>();
  private final Map<Level, FitCounts> levels = new HashMap<>();

  private record Key(Outcome outcome, List<Integer> years, EstimandAverage average, int columns) {}

  private record Rows(FittedSchoolYears data, FitCounts counts) {}

  private record Level(Key key, String variable, int level) {}

  FittedRows(MatchedSample sample) {
    this.sample = sample;
  }

  /** Effects on the levels of subgroups have those of all pupils. */
  FittedSchoolYears data(EffectRequest request) {
    return rows(key(request), request).data();
  }

  /** Who is in them. */
  FitCounts counts(EffectRequest request) {
    return rows(key(request), request).counts();
  }

  private Rows rows(Key key, EffectRequest request) {
    return rows.computeIfAbsent(
        key,
        k -> {
          FittedSchoolYears data = FittedSchoolYears.of(sample.schools(), request);
          return new Rows(data, FitCounts.of(data, sample, k.columns()));
        });
  }

  /** Who of each level that the effect is made of, for an outcome of pupils. */
  List<FitCounts> levels(EffectRequest request) {
    return request.subgroup().levels().stream().map(level -> level(request, level)).toList();
  }

  private FitCounts level(EffectRequest request, Subgroup level) {
    Key key = key(request);
    PupilPanel panel = (PupilPanel) request.outcome();
    return levels.computeIfAbsent(
        new Level(key, level.variable(), level.level()),
        l ->
            FitCounts.of(
                rows(key, request).data().of(level, sample.schools(), panel),
                sample,
                key.columns()));
  }

  private Key key(EffectRequest request) {
    return new Key(request.outcome(), request.years(), request.estimandAverage(), columns(request));
  }

  /** Of the schools, of the years but the first, of the pupils and of treatment times levels. */
  private int columns(EffectRequest request) {
    int ofPupils =
        request.outcome() instanceof PupilPanel panel
            ? panel.names().size() + request.subgroup().columns().size()
            : 0;
    return sample.matrix().columns() + request.years().size() - 1 + ofPupils;
  }
}

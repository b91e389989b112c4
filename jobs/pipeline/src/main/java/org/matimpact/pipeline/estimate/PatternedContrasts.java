package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.study.EffectEstimator;
import org.matimpact.pipeline.study.MatchedSchool;
import org.matimpact.pipeline.study.MixedEffect;
import org.matimpact.pipeline.study.pattern.PatternColumns;
import org.matimpact.pipeline.study.pattern.PatternedPupils;

/**
 * Fits logistic models to the contrasts of a partition one after another. Its rows come sorted by
 * contrast and URN, a row a school, outcome and year; a school without any pattern has one.
 */
final class PatternedContrasts {

  private final Iterator<Row> rows;
  private final FitPlan plan;
  private final PatternColumns columns;
  private final Map<String, String> outcomes;

  /**
   * Prepares the fits.
   *
   * @param outcomes column of pupils of each outcome
   */
  PatternedContrasts(
      Iterator<Row> rows, FitPlan plan, PatternColumns columns, Map<String, String> outcomes) {
    this.rows = rows;
    this.plan = plan;
    this.columns = columns;
    this.outcomes = outcomes;
  }

  Iterator<ContrastFits.Fit> fits() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(new ContrastGroups(rows), 0), false)
        .flatMap(contrast -> fits(contrast).stream())
        .iterator();
  }

  private List<ContrastFits.Fit> fits(List<Row> contrastRows) {
    ContrastFacts contrast = plan.estimable().get(ContrastGroups.contrast(contrastRows.get(0)));
    PhaseOutcomes phase = plan.phases().get(contrast.phase());
    Map<Long, MatchedSchool> schools = new LinkedHashMap<>();
    Map<String, PatternedPupils> pupils = new HashMap<>();
    for (Row row : contrastRows) {
      MatchedSchool school =
          schools.computeIfAbsent(
              row.getAs("urn"), urn -> ContrastFits.school(row, phase.positions()));
      if (!row.isNullAt(row.fieldIndex("outcome"))) {
        add(row, school, pupils);
      }
    }
    EffectEstimator estimator =
        new EffectEstimator(
            phase.schools(), contrast.covariateSet(), List.copyOf(schools.values()), plan.rules());
    List<ContrastFits.Fit> fits = new ArrayList<>();
    for (NamedRequest request : plan.requests(contrast)) {
      if (request.byPatterns()) {
        PatternedPupils counted =
            pupils.getOrDefault(
                outcomes.get(request.outcome()), new PatternedPupils(columns, Map.of()));
        MixedEffect effect = estimator.logistic(request.request(), counted);
        fits.add(ContrastFits.Fit.of(new EffectKey(contrast.id(), request.name()), effect));
      }
    }
    return fits;
  }

  private void add(Row row, MatchedSchool school, Map<String, PatternedPupils> pupils) {
    int year = Math.toIntExact(row.<Long>getAs("year"));
    pupils
        .computeIfAbsent(
            row.getAs("outcome"), outcome -> new PatternedPupils(columns, new HashMap<>()))
        .counts()
        .put(
            new PatternedPupils.SchoolYear(school.row(), year),
            new PatternedPupils.Counts(
                numbers(row, "patterns"), numbers(row, "pupils"), numbers(row, "successes")));
  }

  private static long[] numbers(Row row, String column) {
    List<Long> numbers = row.getList(row.fieldIndex(column));
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }
}

package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.SchoolResults;
import org.matimpact.pipeline.study.StudySchool;
import org.matimpact.pipeline.study.TrustScore;

/**
 * Results of schools, of trusts and by size band, weighted by pupils, as the study aggregated them,
 * with the Department for Education's score of a trust beside them. From what the fits hold: no
 * pupil and no cross-product is read.
 */
final class ResultTables {

  /** Treated schools of a trust outside every size band. */
  private static final String OUTSIDE = "none";

  private final StageContext context;
  private final List<Row> schools = new ArrayList<>();
  private final List<Row> trusts = new ArrayList<>();
  private final List<Row> bands = new ArrayList<>();

  private ResultTables(StageContext context) {
    this.context = context;
  }

  /** Writes the three tables. */
  static void write(StageContext context, Map<String, PhaseOutcomes> phases) {
    ResultTables tables = new ResultTables(context);
    for (PhaseSettings phase : context.settings().phases().values()) {
      for (OutcomeSettings outcome : phase.outcomes().values()) {
        tables.add(outcome, phases.get(phase.phase()));
      }
    }
    context.write("school_result", tables.schools);
    context.write("trust_result", tables.trusts);
    context.write("band_result", tables.bands);
  }

  private void add(OutcomeSettings outcome, PhaseOutcomes phase) {
    OutcomeResults results = OutcomeResults.of(context.settings(), outcome, phase);
    List<StudySchool> all = phase.schools().schools();
    Map<String, List<Integer>> byTrust = new TreeMap<>();
    Map<List<String>, List<Integer>> byBand = new TreeMap<>(ResultTables::inOrder);
    for (int school = 0; school < all.size(); school++) {
      StudySchool of = all.get(school);
      if (results.pooled().pupils()[school] > 0) {
        addSchool(results, phase, school);
        group(byBand, List.of(of.arm(), Contrast.ALL), school);
        if (of.arm().equals(StudySchool.MAT)) {
          group(byTrust, of.trustUid(), school);
          String band = of.band(sizeAt());
          group(byBand, List.of(of.arm(), band.isEmpty() ? OUTSIDE : band), school);
        }
      }
    }
    byTrust.forEach((trust, members) -> addTrust(results, phase, trust, array(members)));
    byBand.forEach((key, members) -> addBand(results, phase, key, array(members)));
  }

  private static int inOrder(List<String> first, List<String> second) {
    return String.join(" ", first).compareTo(String.join(" ", second));
  }

  private static <K> void group(Map<K, List<Integer>> groups, K key, int school) {
    groups.computeIfAbsent(key, k -> new ArrayList<>()).add(school);
  }

  private static int[] array(List<Integer> schools) {
    return schools.stream().mapToInt(Integer::intValue).toArray();
  }

  private String sizeAt() {
    return context.settings().cohort().sizeAt().get(0).name().toLowerCase(Locale.ROOT);
  }

  private void addSchool(OutcomeResults results, PhaseOutcomes phase, int school) {
    StudySchool of = phase.schools().schools().get(school);
    schools.add(
        row("school_result", results, phase, results.pooled().mean(new int[] {school}))
            .put("urn", of.urn())
            .put("arm", of.arm())
            .putText("size_band", of.band(sizeAt()))
            .putText("route", of.route())
            .putText("trust_uid", of.trustUid())
            .build());
  }

  private void addTrust(OutcomeResults results, PhaseOutcomes phase, String trust, int[] members) {
    SchoolResults.Mean mean = results.pooled().mean(members);
    RowTemplate.Builder builder =
        row("trust_result", results, phase, mean)
            .put("trust_uid", trust)
            .putText("size_band", phase.schools().schools().get(members[0]).band(sizeAt()))
            .put("schools", mean.schools());
    results
        .valueAdded()
        .map(valueAdded -> score(valueAdded, results.outcome(), phase, members))
        .ifPresent(score -> putScore(builder, score));
    trusts.add(builder.build());
  }

  private static TrustScore score(
      SchoolResults results, OutcomeSettings outcome, PhaseOutcomes phase, int[] members) {
    List<TrustScore.Member> schools =
        IntStream.of(members)
            .filter(school -> results.pupils()[school] > 0)
            .mapToObj(
                school ->
                    new TrustScore.Member(
                        results.pupils()[school],
                        phase.yearsInTrust()[school],
                        OutcomeResults.valueAdded(results, outcome, school)))
            .toList();
    return TrustScore.of(schools, results.sd());
  }

  private static void putScore(RowTemplate.Builder builder, TrustScore score) {
    builder
        .put("score_schools", score.schools())
        .put("score_pupils", StrictMath.round(score.pupils()))
        .put("score", score.score())
        .put("score_low", score.low())
        .put("score_high", score.high());
  }

  private void addBand(
      OutcomeResults results, PhaseOutcomes phase, List<String> key, int[] members) {
    SchoolResults.Mean mean = results.pooled().mean(members);
    List<StudySchool> all = phase.schools().schools();
    long trustCount =
        IntStream.of(members)
            .mapToObj(school -> all.get(school).trustUid())
            .filter(trust -> !trust.isEmpty())
            .distinct()
            .count();
    bands.add(
        row("band_result", results, phase, mean)
            .put("arm", key.get(0))
            .put("size_band", key.get(1))
            .put("schools", mean.schools())
            .put("trusts", trustCount)
            .build());
  }

  private RowTemplate.Builder row(
      String table, OutcomeResults results, PhaseOutcomes phase, SchoolResults.Mean mean) {
    return context
        .rows(table)
        .row()
        .put("phase", phase.schools().phase())
        .put("outcome", results.outcome().name())
        .put("outcome_years", PhaseRequests.label(results.outcome().pools().get(0)))
        .put("unit", results.outcome().unit())
        .put("pupils", StrictMath.round(mean.pupils()))
        .put("raw_mean", mean.raw())
        .put("adjusted_mean", mean.adjusted());
  }
}

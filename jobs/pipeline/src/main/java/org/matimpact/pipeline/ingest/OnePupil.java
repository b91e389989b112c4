package org.matimpact.pipeline.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Makes the rows of one pupil after the other from all records of that pupil. */
final class OnePupil {

  private final PupilColumns columns;
  private final RecordChoice choice;
  private final int prior;
  private final Map<KeyStage, List<Outcome>> outcomes = new EnumMap<>(KeyStage.class);
  private final PupilCounts counts = new PupilCounts();

  /** A column of results, and the step that counts those without one. */
  private record Outcome(int column, Step missing) {}

  OnePupil(PupilColumns columns) {
    this.columns = columns;
    this.choice = new RecordChoice(columns);
    this.prior = columns.indexOf("prior_attainment");
    for (KeyStage source : KeyStage.values()) {
      List<Outcome> of = new ArrayList<>();
      for (String name : source.outcomes()) {
        of.add(new Outcome(columns.indexOf(name), Step.without(of.size(), name)));
      }
      outcomes.put(source, of);
    }
  }

  /** What became of the records of all pupils so far. */
  PupilCounts counts() {
    return counts;
  }

  /** A row for each key stage and year in which the pupil has a record. */
  List<Row> rows(PupilName name, List<PupilRecord> records) {
    Map<PupilCounts.Group, PupilRecord> kept = kept(records);
    List<Row> rows = new ArrayList<>(1);
    kept.forEach(
        (group, record) -> {
          if (group.source() == KeyStage.CENSUS) {
            countCensus(group, kept);
          } else {
            PupilRecord census = kept.get(new PupilCounts.Group(KeyStage.CENSUS, group.year()));
            rows.add(row(name, group, record, Optional.ofNullable(census)));
          }
        });
    return rows;
  }

  private Map<PupilCounts.Group, PupilRecord> kept(List<PupilRecord> records) {
    Map<PupilCounts.Group, PupilRecord> kept = new TreeMap<>();
    for (PupilRecord record : records) {
      kept.merge(new PupilCounts.Group(record.source(), record.year()), record, choice::better);
    }
    for (PupilRecord record : records) {
      PupilCounts.Group group = new PupilCounts.Group(record.source(), record.year());
      GroupCounts of = counts.of(group);
      of.count(Step.RECORDS, 1);
      of.count(Step.DUPLICATES, 1);
      of.count(Step.OTHER_SCHOOL, record.urn() == kept.get(group).urn() ? 0 : 1);
    }
    for (PupilCounts.Group group : kept.keySet()) {
      counts.of(group).count(Step.DUPLICATES, -1);
      counts.of(group).count(Step.PUPILS, 1);
    }
    return kept;
  }

  private void countCensus(PupilCounts.Group group, Map<PupilCounts.Group, PupilRecord> kept) {
    boolean matched =
        kept.keySet().stream()
            .anyMatch(g -> g.source() != KeyStage.CENSUS && g.year() == group.year());
    counts.of(group).count(matched ? Step.CENSUS_MATCHED : Step.CENSUS_ALONE, 1);
  }

  private Row row(
      PupilName name, PupilCounts.Group group, PupilRecord record, Optional<PupilRecord> census) {
    PupilRecord filled = census.map(record::filledFrom).orElse(record);
    Optional<Boolean> moved =
        census.filter(PupilRecord::namesSchool).map(c -> !record.isAtSchoolOf(c));
    count(group, filled, census.isPresent(), moved.orElse(false));
    Object[] values = new Object[columns.schema().size() + 1];
    values[0] = group.source().name();
    values[1] = (long) record.year();
    values[2] = (long) record.urn();
    String text = name.text();
    values[3] = text;
    for (int i = 0; i < columns.size(); i++) {
      values[4 + i] = columns.value(i, filled.value(i));
    }
    values[values.length - 2] = moved.orElse(null);
    values[values.length - 1] = SchoolOrder.of(record.urn(), record.year(), text);
    return RowFactory.create(values);
  }

  private void count(PupilCounts.Group group, PupilRecord record, boolean inCensus, boolean moved) {
    GroupCounts of = counts.of(group);
    of.count(Step.WITHOUT_CENSUS, inCensus ? 0 : 1);
    of.count(Step.MOVED, moved ? 1 : 0);
    of.count(Step.WITHOUT_PRIOR, record.has(prior) ? 0 : 1);
    of.count(columns, prior, record.value(prior));
    for (Outcome outcome : outcomes.get(group.source())) {
      of.count(outcome.missing(), record.has(outcome.column()) ? 0 : 1);
      of.count(columns, outcome.column(), record.value(outcome.column()));
    }
  }
}

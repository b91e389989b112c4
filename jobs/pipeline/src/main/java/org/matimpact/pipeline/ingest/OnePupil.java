package org.matimpact.pipeline.ingest;

import java.util.ArrayList;
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
  private final PupilCounts counts = new PupilCounts();

  OnePupil(PupilColumns columns) {
    this.columns = columns;
    this.choice = new RecordChoice(columns);
    this.prior = columns.indexOf("prior_attainment");
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
      counts.count(group, Step.RECORDS, 1);
      counts.count(group, Step.DUPLICATES, 1);
      counts.count(group, Step.OTHER_SCHOOL, record.urn() == kept.get(group).urn() ? 0 : 1);
    }
    for (PupilCounts.Group group : kept.keySet()) {
      counts.count(group, Step.DUPLICATES, -1);
      counts.count(group, Step.PUPILS, 1);
    }
    return kept;
  }

  private void countCensus(PupilCounts.Group group, Map<PupilCounts.Group, PupilRecord> kept) {
    boolean matched =
        kept.keySet().stream()
            .anyMatch(g -> g.source() != KeyStage.CENSUS && g.year() == group.year());
    counts.count(group, matched ? Step.CENSUS_MATCHED : Step.CENSUS_ALONE, 1);
  }

  private Row row(
      PupilName name, PupilCounts.Group group, PupilRecord record, Optional<PupilRecord> census) {
    PupilRecord filled = census.map(record::filledFrom).orElse(record);
    Optional<Boolean> moved =
        census.filter(PupilRecord::namesSchool).map(c -> !record.isAtSchoolOf(c));
    count(group, filled, census.isPresent(), moved.orElse(false));
    Object[] values = new Object[columns.schema().size()];
    values[0] = group.source().name();
    values[1] = (long) record.year();
    values[2] = (long) record.urn();
    values[3] = name.text();
    for (int i = 0; i < columns.size(); i++) {
      values[4 + i] = columns.value(i, filled.value(i));
    }
    values[values.length - 1] = moved.orElse(null);
    return RowFactory.create(values);
  }

  private void count(PupilCounts.Group group, PupilRecord record, boolean inCensus, boolean moved) {
    counts.count(group, Step.WITHOUT_CENSUS, inCensus ? 0 : 1);
    counts.count(group, Step.MOVED, moved ? 1 : 0);
    counts.count(group, Step.WITHOUT_PRIOR, record.has(prior) ? 0 : 1);
    counts.count(group, columns, prior, record.value(prior));
    List<String> outcomes = group.source().outcomes();
    for (int n = 0; n < outcomes.size(); n++) {
      int column = columns.indexOf(outcomes.get(n));
      counts.count(group, Step.without(n, outcomes.get(n)), record.has(column) ? 0 : 1);
      counts.count(group, columns, column, record.value(column));
    }
  }
}

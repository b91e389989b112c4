package org.matimpact.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * The rule for several records of a pupil, as the documentation of {@link RecordChoice} words it.
 */
class OnePupilTest {

  private static final PupilColumns COLUMNS = PupilColumns.ofTable();
  private static final PupilName NAME = new PupilName(1, 2);

  private final OnePupil pupil = new OnePupil(COLUMNS);

  @Test
  void theRecordInNationalResultsIsKept() {
    PupilRecord in = ks4("urn", 100002L, "national_results", 1L, "attainment_8", 10.0);
    PupilRecord out = ks4("urn", 100001L, "national_results", 0L, "attainment_8", 90.0);

    assertKept(in, out);
  }

  @Test
  void thenTheHighestAttainment() {
    assertKept(
        ks4("urn", 100002L, "attainment_8", 50.01), ks4("urn", 100001L, "attainment_8", 50.0));
    assertKept(
        ks4("urn", 100002L, "attainment_8", 0.0), ks4("urn", 100001L, "capped_points", 500.0));
    assertKept(
        ks4("urn", 100002L, "capped_points", 300.5), ks4("urn", 100001L, "capped_points", 300.0));
    assertKept(
        ks2("urn", 100002L, "reading_score", 100.0, "maths_score", 100.0),
        ks2("urn", 100001L, "reading_score", 119.0, "maths_score", 80.0));
    assertKept(
        ks2("urn", 100002L, "reading_points", 27.0, "maths_points", 27.0),
        ks2("urn", 100001L, "reading_points", 33.0));
  }

  @Test
  void thenTheSmallestUrnAndThenTheSmallestOfTheRest() {
    assertKept(
        ks4("urn", 100001L, "attainment_8", 50.0, "female", 1L),
        ks4("urn", 100002L, "attainment_8", 50.0, "female", 0L));
    assertKept(
        ks4("urn", 100001L, "attainment_8", 50.0, "female", 0L),
        ks4("urn", 100001L, "attainment_8", 50.0, "female", 1L));
  }

  @Test
  void whatWasDroppedIsCountedAndWhetherInAnotherSchool() {
    pupil.rows(
        NAME,
        List.of(
            ks4("urn", 100001L, "attainment_8", 50.0),
            ks4("urn", 100001L, "attainment_8", 40.0),
            ks4("urn", 100002L, "attainment_8", 30.0)));

    assertThat(count(KeyStage.KS4, Step.RECORDS)).isEqualTo(3);
    assertThat(count(KeyStage.KS4, Step.DUPLICATES)).isEqualTo(2);
    assertThat(count(KeyStage.KS4, Step.OTHER_SCHOOL)).isEqualTo(1);
    assertThat(count(KeyStage.KS4, Step.PUPILS)).isEqualTo(1);
    assertThat(count(KeyStage.KS4, Step.WITHOUT_CENSUS)).isEqualTo(1);
    assertThat(count(KeyStage.KS4, Step.WITHOUT_PRIOR)).isEqualTo(1);
    assertThat(count(KeyStage.KS4, Step.without(0, "attainment_8"))).isZero();
    assertThat(count(KeyStage.KS4, Step.without(1, "progress_8"))).isEqualTo(1);
  }

  @Test
  void theCensusGivesWhatTheKeyStageLacksAndNothingElse() {
    PupilRecord census = census("urn", 100001L, "female", 0L, "eal", 1L, "ethnicity", "black");

    Row row = rows(ks4("urn", 100001L, "female", 1L), census).get(0);

    assertThat(value(row, "female")).isEqualTo(1L);
    assertThat(value(row, "eal")).isEqualTo(1L);
    assertThat(value(row, "ethnicity")).isEqualTo("black");
    assertThat(value(row, "sen")).isNull();
  }

  @Test
  void theCensusOfAnotherYearGivesNothing() {
    Map<String, Object> values = new HashMap<>(Map.of("year", 2016L, "urn", 100001L, "eal", 1L));
    PupilRecord earlier = PupilRecord.of(KeyStage.CENSUS, values, COLUMNS);

    Row row = rows(ks4("urn", 100001L), earlier).get(0);

    assertThat(value(row, "eal")).isNull();
    assertThat(value(row, "moved")).isNull();
  }

  @Test
  void movedMeansInAnotherSchoolInJanuary() {
    assertThat(moved(ks4("urn", 100001L), census("urn", 100002L))).isEqualTo(true);
    assertThat(moved(ks4("urn", 100001L), census("urn", 100001L))).isEqualTo(false);
    assertThat(moved(ks4("urn", 100001L))).as("not in the census").isNull();
    assertThat(moved(ks4("urn", 140000L, "reported_urn", 100001L), census("urn", 100001L)))
        .as("the school became an academy, and the file says so")
        .isEqualTo(false);
    assertThat(
            moved(
                ks4("urn", 140000L, "laestab", 2024001L),
                census("urn", 100001L, "laestab", 2024001L)))
        .as("the school became an academy and kept its number")
        .isEqualTo(false);
    assertThat(
            moved(
                ks4("urn", 100001L),
                census("urn", 100002L, "registration", "S"),
                census("urn", 100001L, "registration", "M")))
        .as("the main registration counts")
        .isEqualTo(false);
  }

  @Test
  void aCensusRowWithoutKeyStageIsCounted() {
    assertThat(rows(census("urn", 100001L))).isEmpty();

    assertThat(count(KeyStage.CENSUS, Step.CENSUS_ALONE)).isEqualTo(1);
    assertThat(count(KeyStage.CENSUS, Step.CENSUS_MATCHED)).isZero();
  }

  /** Years up to 2117 and URNs of six digits: the order of the number is that of the parts. */
  @Test
  void theOrderOfSchoolsIsThatOfUrnYearAndName() {
    List<Long> orders =
        List.of(
            SchoolOrder.of(100001, 2019, "zzzzzz"),
            SchoolOrder.of(100002, 1990, "------"),
            SchoolOrder.of(100002, 1990, "-----0"),
            SchoolOrder.of(100002, 1990, "09AZ_a"),
            SchoolOrder.of(100002, 1990, "A-----"),
            SchoolOrder.of(100002, 1990, "_-----"),
            SchoolOrder.of(100002, 1990, "a-----"),
            SchoolOrder.of(100002, 2019, "------"),
            SchoolOrder.of(999999, 2099, "zzzzzz"));

    assertThat(orders).isSorted().doesNotHaveDuplicates();
    assertThat(orders.get(orders.size() - 1)).isPositive();
  }

  @Test
  void packedRecordsComeBack() {
    PupilRecord record = ks4("urn", 999999L, "progress_8", -9.999, "capped_points", 600.0);

    assertThat(PupilCodec.unpack(PupilCodec.pack(record), record.slots().length).slots())
        .isEqualTo(record.slots());
  }

  private void assertKept(PupilRecord kept, PupilRecord dropped) {
    for (List<PupilRecord> order : List.of(List.of(kept, dropped), List.of(dropped, kept))) {
      List<Row> rows = pupil.rows(NAME, order);
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0)).isEqualTo(new OnePupil(COLUMNS).rows(NAME, List.of(kept)).get(0));
    }
  }

  private List<Row> rows(PupilRecord... records) {
    return pupil.rows(NAME, List.of(records));
  }

  private Object moved(PupilRecord... records) {
    return value(rows(records).get(0), "moved");
  }

  private static Object value(Row row, String column) {
    return row.get(COLUMNS.schema().fieldIndex(column));
  }

  private long count(KeyStage source, Step step) {
    return pupil.counts().of(new PupilCounts.Group(source, 2017)).records(step);
  }

  private static PupilRecord ks4(Object... values) {
    return record(KeyStage.KS4, values);
  }

  private static PupilRecord ks2(Object... values) {
    return record(KeyStage.KS2, values);
  }

  private static PupilRecord census(Object... values) {
    return record(KeyStage.CENSUS, values);
  }

  private static PupilRecord record(KeyStage source, Object... values) {
    Map<String, Object> all = new HashMap<>();
    all.put("year", 2017L);
    List<Object> pairs = new ArrayList<>(List.of(values));
    for (int i = 0; i < pairs.size(); i += 2) {
      all.put((String) pairs.get(i), pairs.get(i + 1));
    }
    return PupilRecord.of(source, all, COLUMNS);
  }
}

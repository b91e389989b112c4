package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of the attrition of pupil records.
 *
 * @param position place in the order of the work
 * @param name name in the table
 * @param description what is counted
 */
record Step(int position, String name, String description)
    implements Serializable, Comparable<Step> {

  static final Step RECORDS = new Step(1, "records", "records that the contract keeps");
  static final Step DUPLICATES =
      new Step(2, "duplicates", "dropped: another record of the pupil in the year is kept");
  static final Step OTHER_SCHOOL =
      new Step(3, "duplicates_other_school", "of the dropped: in another school than the kept one");
  static final Step PUPILS = new Step(4, "pupils", "pupils, each with one record");
  static final Step WITHOUT_CENSUS =
      new Step(5, "without_census", "of the pupils: without a row of the January census");
  static final Step MOVED =
      new Step(6, "moved", "of the pupils: the January census has them in another school");
  static final Step WITHOUT_PRIOR =
      new Step(7, "without_prior_attainment", "of the pupils: without prior attainment");

  static final Step CENSUS_MATCHED =
      new Step(5, "with_key_stage", "of the pupils: with a key-stage record of the year");
  static final Step CENSUS_ALONE =
      new Step(6, "without_key_stage", "of the pupils: without one, so not in pupil_attainment");

  private static final int FIRST_OUTCOME = 8;

  /** One more than the largest position. */
  static final int MOST = 16;

  /** Pupils without an outcome, which is the n-th of the key stage. */
  static Step without(int n, String outcome) {
    return new Step(FIRST_OUTCOME + n, "without_" + outcome, "of the pupils: without " + outcome);
  }

  /** Every step of a source, in order. */
  static List<Step> of(KeyStage source) {
    if (source == KeyStage.CENSUS) {
      return List.of(RECORDS, DUPLICATES, OTHER_SCHOOL, PUPILS, CENSUS_MATCHED, CENSUS_ALONE);
    }
    List<Step> steps =
        new ArrayList<>(
            List.of(
                RECORDS, DUPLICATES, OTHER_SCHOOL, PUPILS, WITHOUT_CENSUS, MOVED, WITHOUT_PRIOR));
    for (int n = 0; n < source.outcomes().size(); n++) {
      steps.add(without(n, source.outcomes().get(n)));
    }
    return steps;
  }

  @Override
  public int compareTo(Step other) {
    return Integer.compare(position, other.position);
  }
}

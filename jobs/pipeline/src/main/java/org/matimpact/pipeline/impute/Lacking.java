package org.matimpact.pipeline.impute;

import java.io.Serializable;
import java.util.Collection;
import java.util.stream.LongStream;
import org.matimpact.statistics.imputation.GroupSums;
import org.matimpact.statistics.imputation.PatternSums;

/**
 * How many pupils lack each column of an imputation model.
 *
 * @param pupils pupils with the outcome
 * @param missing those of them who lack each column
 */
@SuppressWarnings("ArrayRecordComponent") // counts; compared by content nowhere
record Lacking(long pupils, long[] missing) implements Serializable {

  static Lacking of(Collection<GroupSums> schools, int columns) {
    long pupils = 0;
    long[] missing = new long[columns];
    for (GroupSums school : schools) {
      for (PatternSums pattern : school.patterns()) {
        pupils += (long) pattern.count();
        for (int k = 0; k < columns; k++) {
          missing[k] += (pattern.missing() >>> k & 1) * (long) pattern.count();
        }
      }
    }
    return new Lacking(pupils, missing);
  }

  /** Whether there is something to impute, and of every column something to learn from. */
  boolean imputable() {
    return LongStream.of(missing).anyMatch(m -> m > 0)
        && LongStream.of(missing).allMatch(m -> m < pupils);
  }
}

package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which of several records of a pupil in one year is kept, whatever their order. Key stage: the
 * record in national results, then the highest attainment (KS2: reading and maths together, scores
 * before points; KS4: Attainment 8, then capped points), then the smallest URN, then the smallest
 * remaining values. Census: the current or main registration, then the smallest URN, then the
 * smallest remaining values. Records that are equal in all that cannot be told apart in any table.
 */
final class RecordChoice implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int readingScore;
  private final int mathsScore;
  private final int readingPoints;
  private final int mathsPoints;
  private final int attainment8;
  private final int cappedPoints;

  RecordChoice(PupilColumns columns) {
    readingScore = columns.indexOf("reading_score");
    mathsScore = columns.indexOf("maths_score");
    readingPoints = columns.indexOf("reading_points");
    mathsPoints = columns.indexOf("maths_points");
    attainment8 = columns.indexOf("attainment_8");
    cappedPoints = columns.indexOf("capped_points");
  }

  /** The one that is kept of two records of one source and year. */
  PupilRecord better(PupilRecord a, PupilRecord b) {
    return compare(a, b) <= 0 ? a : b;
  }

  /** Negative when the first is kept. */
  int compare(PupilRecord a, PupilRecord b) {
    int order = Integer.compare(a.rank(), b.rank());
    order = order != 0 ? order : Long.compare(first(b), first(a));
    order = order != 0 ? order : Long.compare(second(b), second(a));
    order = order != 0 ? order : Integer.compare(a.urn(), b.urn());
    return order != 0 ? order : Arrays.compare(a.slots(), b.slots());
  }

  private long first(PupilRecord record) {
    return switch (record.source()) {
      case CENSUS -> 0;
      case KS2 -> sum(record, readingScore, mathsScore);
      case KS4 -> sum(record, attainment8, attainment8);
    };
  }

  private long second(PupilRecord record) {
    return switch (record.source()) {
      case CENSUS -> 0;
      case KS2 -> sum(record, readingPoints, mathsPoints);
      case KS4 -> sum(record, cappedPoints, cappedPoints);
    };
  }

  /** Values that are there, added; -1 when none is, which is less than any. */
  private static long sum(PupilRecord record, int one, int other) {
    if (!record.has(one) && !record.has(other)) {
      return -1;
    }
    long sum = record.has(one) ? record.value(one) : 0;
    return sum + (record.has(other) ? record.value(other) : 0);
  }
}
